package dev.portolan.deploy;

import dev.portolan.controlplane.ControlPlaneTestResource;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Applies deploy/ and connects the application by the token of the account it has there. */
public final class DeployedAccount implements QuarkusTestResourceLifecycleManager {
  private final ControlPlaneTestResource admin = new ControlPlaneTestResource();

  @Override
  public Map<String, String> start() {
    admin.start();
    Path kubeconfig = Path.of(System.getProperty("kubeconfig"));
    DeployFolder.apply(kubeconfig);
    System.setProperty("kubeconfig", withToken(kubeconfig, token(kubeconfig)).toString());
    return Map.of();
  }

  private static String token(Path kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      return client
          .serviceAccounts()
          .inNamespace(DeployFolder.NAMESPACE)
          .withName(DeployFolder.ACCOUNT)
          .tokenRequest(new TokenRequest())
          .getStatus()
          .getToken();
    }
  }

  private static Path withToken(Path kubeconfig, String token) {
    try {
      Path copy = Files.createTempFile("portolan-account", ".kubeconfig");
      copy.toFile().deleteOnExit();
      String text = Files.readString(kubeconfig).replaceAll("token: [^}\\s]+", "token: " + token);
      return Files.writeString(copy, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    admin.stop();
  }
}
