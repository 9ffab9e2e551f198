package dev.portolan.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.schema.ApiServer.Answer;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The largest allocation is within the API server's limits, and so is its status. */
@WithControlPlane
class SchemaLimitsTest {

  private static final int MEBIBYTE = 1024 * 1024;

  private final KubernetesClient client;
  private final ApiServer server;

  SchemaLimitsTest(ControlPlane controlPlane) {
    this.client = controlPlane.client();
    this.server = new ApiServer(client);
  }

  @BeforeAll
  static void install(ControlPlane controlPlane) {
    controlPlane.installCrds();
  }

  @Test
  void an_allocation_of_512_ports_is_within_the_cost_budget_of_its_rules() {
    // Given
    PortAllocation full = Reports.full("full");
    assertThat(ports(full)).hasSize(512);

    // When
    Answer answer = server.tryToCreate(client.getKubernetesSerialization().asJson(full));

    // Then
    assertThat(answer).as(answer.body()).matches(Answer::isSuccess);
  }

  @Test
  void a_status_of_512_refusals_stays_below_a_mebibyte() {
    // Given
    PortAllocation allocation = client.resource(Reports.claimingNothing("refusals")).create();
    allocation.setStatus(Reports.allRefused());

    // When
    Answer answer = server.tryToReport(allocation);
    client.resource(allocation).delete();

    // Then
    assertThat(answer).as(answer.body()).matches(Answer::isSuccess);
    assertThat(size(allocation)).isBetween(MEBIBYTE / 4, MEBIBYTE);
  }

  private static List<PortDeclaration> ports(PortAllocation allocation) {
    return allocation.getSpec().services().stream()
        .flatMap(service -> service.ports().stream())
        .toList();
  }

  private int size(PortAllocation allocation) {
    String json = client.getKubernetesSerialization().asJson(allocation);
    return json.getBytes(StandardCharsets.UTF_8).length;
  }
}
