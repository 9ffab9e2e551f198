package dev.portolan.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.RemoteApiServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The model of the API server answers as the real one does: the same codes and reasons, and the
 * same objects as far as the model has them. {@code -Dsimulation.first=N} to {@code
 * -Dsimulation.sequences=M}.
 */
@WithControlPlane
class ConformanceTest {
  private static final int NODE_PORTS = 31700;

  private final ControlPlane controlPlane;

  ConformanceTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  @Tag("verify")
  void the_model_answers_as_the_api_server_does() {
    assertThat(differences(Integer.getInteger("simulation.sequences", 1000))).isEmpty();
  }

  private List<String> differences(int sequences) {
    List<String> differences = new ArrayList<>();
    controlPlane.installCrds();
    String namespace = controlPlane.newNamespace("model");
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
            .build()) {
      for (int seed = Integer.getInteger("simulation.first", 1);
          seed <= sequences && differences.size() < 20;
          seed++) {
        for (String difference :
            new Conversation(seed, namespace, NODE_PORTS, new RemoteApiServer(client))
                .differences()) {
          differences.add("sequence " + seed + ": " + difference);
        }
      }
    }
    return differences;
  }
}
