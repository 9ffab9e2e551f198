package dev.portolan.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.schema.ApiServer.Answer;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl get} prints, asked of the API server as kubectl asks it. */
@WithControlPlane
class PrinterColumnsTest {

  private static final int ALWAYS = 0;
  private static final int WIDE = 1;

  private static final String LEASE =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortLease
      metadata: {name: ns.apps.tcp.50052}
      spec:
        scope: Namespace
        namespace: apps
        protocol: TCP
        port: 50052
        holder: {namespace: apps, name: messaging, uid: some-uid}
        claims: [messaging-service/grpc]
        state: Active
      """;

  private final KubernetesClient client;
  private final ApiServer server;

  PrinterColumnsTest(ControlPlane controlPlane) {
    this.client = controlPlane.client();
    this.server = new ApiServer(client);
  }

  @BeforeAll
  static void install(ControlPlane controlPlane) {
    controlPlane.installCrds();
  }

  @Test
  void an_allocation_reads_from_its_ports_to_its_age() {
    // Given
    PortAllocation allocation = client.resource(Reports.claimingNothing("columns")).create();
    allocation.setStatus(Reports.oneRefused());

    // When
    JsonNode table = table(server.tryToReport(allocation));
    client.resource(allocation).delete();

    // Then
    assertThat(columns(table, ALWAYS))
        .containsExactly("Name", "Ports", "Accepted", "Programmed", "Ready", "Conflicts", "Age");
    assertThat(columns(table, WIDE)).containsExactly("Message");
    assertThat(cells(table).subList(0, 7))
        .containsExactly(
            "columns", "17/19", "False", "True", "False", "2", "3000/TCP is held by shop/shop");
  }

  @Test
  void a_policy_says_whether_it_stands_and_what_it_does() {
    // When
    JsonNode table =
        table(
            server.tableOf(
                """
                apiVersion: portolan.dev/v1alpha1
                kind: PortPolicy
                metadata: {name: columns}
                spec: {enforcement: Deny, collisionScope: Cluster}
                """));

    // Then
    assertThat(columns(table, ALWAYS)).containsExactly("Name", "Accepted", "Enforcement", "Age");
    assertThat(columns(table, WIDE)).containsExactly("Collision-Scope", "Message");
    assertThat(cells(table)).contains("columns", "Deny", "Cluster");
  }

  @Test
  void a_lease_is_a_row_of_the_port_register() {
    // When
    JsonNode table = table(server.tableOf(LEASE));

    // Then
    String columns = String.join(" ", columns(table, ALWAYS));
    assertThat(columns)
        .isEqualTo("Name Port Protocol Scope Namespace Holder-Namespace Holder Claims State Age");
    String row = String.join(" ", cells(table).subList(1, 9));
    assertThat(row)
        .isEqualTo("50052 TCP Namespace apps apps messaging [\"messaging-service/grpc\"] Active");
  }

  private JsonNode table(Answer answer) {
    assertThat(answer).as(answer.body()).matches(Answer::isSuccess);
    return client.getKubernetesSerialization().unmarshal(answer.body(), JsonNode.class);
  }

  private static List<String> columns(JsonNode table, int priority) {
    return StreamSupport.stream(table.get("columnDefinitions").spliterator(), false)
        .filter(column -> column.get("priority").asInt() == priority)
        .map(column -> column.get("name").asText())
        .toList();
  }

  private static List<String> cells(JsonNode table) {
    return StreamSupport.stream(table.get("rows").get(0).get("cells").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
