package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What stands in deploy/, applied as its reader would. */
final class DeployFolder {
  static final String NAMESPACE = "portolan-system";
  static final String ACCOUNT = "portolan";

  private DeployFolder() {}

  /** As {@code kubectl apply -k deploy}; again is harmless. */
  static void apply(Path kubeconfig) {
    try {
      Process kubectl =
          new ProcessBuilder(
                  "deploy/local/control-plane",
                  "kubectl",
                  "--kubeconfig",
                  kubeconfig.toString(),
                  "apply",
                  "-k",
                  "deploy")
              .redirectErrorStream(true)
              .start();
      String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(kubectl.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("kubectl was not waited for", e);
    }
  }
}
