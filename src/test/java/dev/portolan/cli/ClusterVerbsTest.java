package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that read a cluster, on a real API server. */
@WithControlPlane
class ClusterVerbsTest {

  private static final String SHOP =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: %s, namespace: %s}
      spec: {services: [{name: %1$s, selector: {app: %1$s}, ports: [{name: http, port: 3000}]}]}
      """;

  private final ControlPlane controlPlane;

  @TempDir private Path folder = Path.of("");

  ClusterVerbsTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    controlPlane.installCrds();
  }

  @Test
  void a_cluster_is_reported_and_planned_against() throws IOException {
    // Given
    String namespace = controlPlane.newNamespace("desk");
    controlPlane.client().resource(SHOP.formatted("shop", namespace)).create();
    Path newcomer =
        Files.writeString(folder.resolve("newcomer.yaml"), SHOP.formatted("grafana", namespace));

    // When
    Said report = Said.of("report", "--cluster", "--kubeconfig", controlPlane.kubeconfig());
    Said plan =
        Said.of(
            "plan", "--against", "cluster", "--kubeconfig", controlPlane.kubeconfig(), newcomer);

    // Then
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).contains("\n" + namespace + "\n", "3000  TCP       shop/http");
    assertThat(plan.out())
        .contains(
            "3000/TCP in namespace %1$s is held by %1$s/shop (service shop)".formatted(namespace));
    assertThat(plan.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void a_stranger_is_sent_to_log_in() throws IOException {
    assertThat(reportWith("nobody").err()).contains("it does not know you (401 Unauthorized)");
  }

  @Test
  void who_may_not_read_everything_is_told_what_to_ask_for() throws IOException {
    // Given
    String namespace = controlPlane.newNamespace("desk");
    controlPlane
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("tenant")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();

    // When
    Said said = reportWith(token(namespace));

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err())
        .contains(
            "you may not (403): portallocations.portolan.dev is forbidden: User"
                + " \"system:serviceaccount:%s:tenant\" cannot list".formatted(namespace),
            "Ask an admin for a role that lists")
        .hasLineCount(1);
  }

  private String token(String namespace) {
    return controlPlane
        .client()
        .serviceAccounts()
        .inNamespace(namespace)
        .withName("tenant")
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  private Said reportWith(String token) throws IOException {
    String admin = Files.readString(controlPlane.kubeconfig());
    Path config =
        Files.writeString(
            folder.resolve("config"), admin.replaceFirst("token: \\w+", "token: " + token));
    return Said.of("report", "--cluster", "--kubeconfig", config);
  }
}
