package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an allocation that nobody disputes. */
class GrantTest extends RunningOperator {

  GrantTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_granted_port_is_leased_then_fenced_then_served_then_reported() {
    // Given
    String namespace = controlPlane.newNamespace("granted");
    AuditLog audit = operator.auditFromHere().about(namespace);
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);

    // When
    cluster.make(shop);

    // Then
    await()
        .atMost(Cluster.BOUND)
        .untilAsserted(
            () ->
                assertThat(audit.told())
                    .containsExactly(
                        "create portleases ns." + namespace + ".tcp.8080 201",
                        "create networkpolicies portolan-web 201",
                        "create services web 201",
                        "update portallocations/status shop 200"));
  }

  @Test
  void a_granted_allocation_says_so_of_its_newest_generation() {
    // Given
    String namespace = controlPlane.newNamespace("told");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.make(shop);

    // When
    PortAllocation second =
        cluster.apply(allocation("shop").in(namespace).service("web").port(8080).port("m", 9090));

    // Then
    PortAllocationStatus status = cluster.awaitReady(shop);
    assertThat(second.getMetadata().getGeneration()).isEqualTo(2);
    assertThat(status.observedGeneration()).isEqualTo(2);
    assertThat(status.summary()).isEqualTo("2/2");
    assertThat(status.conditions())
        .extracting(Condition::getType, Condition::getStatus, Condition::getObservedGeneration)
        .contains(
            tuple("Accepted", "True", 2L),
            tuple("Programmed", "True", 2L),
            tuple("Ready", "True", 2L));
    PortStatus port = cluster.portOf(shop);
    assertThat(port.address()).isEqualTo("web." + namespace + ".svc:8080");
    assertThat(port.leases()).containsExactly("ns." + namespace + ".tcp.8080");
  }

  @Test
  void the_same_again_writes_nothing() {
    // Given
    String namespace = controlPlane.newNamespace("same");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8080);
    cluster.make(shop);
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.client().resource(shop.build()).forceConflicts().serverSideApply();
    touch(shop);

    // Then
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Cluster.BOUND)
        .untilAsserted(() -> assertThat(audit.told()).isEmpty());
  }

  private void touch(AllocationDraft draft) {
    cluster
        .client()
        .resource(draft.build())
        .edit(
            allocation -> {
              allocation.getMetadata().setAnnotations(Map.of("touched", "yes"));
              return allocation;
            });
  }

  @Test
  void a_settled_cluster_is_left_in_peace() {
    // Given
    String namespace = controlPlane.newNamespace("quiet");
    AllocationDraft winner = allocation("a").in(namespace).service("web").port(8080);
    AllocationDraft loser = allocation("b").in(namespace).service("api").port(8080);
    cluster.make(winner);
    cluster.apply(loser);
    cluster.awaitState(loser, PortState.Conflicted);
    AuditLog audit = operator.auditFromHere();

    // When nobody does anything

    // Then
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Cluster.BOUND)
        .untilAsserted(() -> assertThat(audit.about(namespace).told()).isEmpty());
  }

  @Test
  void an_allocation_that_programs_nothing_only_takes_leases() {
    // Given
    String namespace = controlPlane.newNamespace("register");

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port(8080).programmingNothing());

    // Then
    assertThat(cluster.leasesOf(namespace)).containsExactly("ns." + namespace + ".tcp.8080");
    assertThat(cluster.service(namespace, "web")).isEmpty();
    assertThat(cluster.fence(namespace, "web")).isEmpty();
  }

  @Test
  void a_stated_node_port_is_leased_before_it_is_written() {
    // Given
    String namespace = controlPlane.newNamespace("node-port");
    AuditLog audit = operator.auditFromHere();
    AllocationDraft shop =
        allocation("shop")
            .in(namespace)
            .service("web")
            .exposed(Exposure.NodePort)
            .port(8080)
            .with("nodePort", 30411);

    // When
    cluster.make(shop);

    // Then
    assertThat(audit.told())
        .containsSubsequence("create portleases node.30411 201", "create services web 201");
    assertThat(nodePort(namespace)).isEqualTo(30411);
  }

  @Test
  void an_unstated_node_port_is_leased_when_it_is_read_back_and_stays() {
    // Given
    String namespace = controlPlane.newNamespace("read-back");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8080);
    cluster.make(shop);
    int chosen = nodePort(namespace);

    // When
    cluster.make(
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8081));

    // Then
    assertThat(nodePort(namespace)).isEqualTo(chosen);
    assertThat(cluster.portOf(shop).nodePort()).isEqualTo(chosen);
    cluster.awaitLeases(namespace, "node." + chosen, "ns." + namespace + ".tcp.8081");
  }

  @Test
  void the_node_ports_of_a_load_balancer_are_leased_too_and_stay() {
    // Given
    String namespace = controlPlane.newNamespace("balanced");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.LoadBalancer).port(443);
    cluster.make(shop);
    int chosen = nodePort(namespace);

    // When
    cluster.make(
        allocation("shop")
            .in(namespace)
            .service("web")
            .exposed(Exposure.LoadBalancer)
            .port(443)
            .with("targetPort", 8443));

    // Then
    assertThat(nodePort(namespace)).isEqualTo(chosen);
    cluster.awaitLeases(namespace, "node." + chosen, "ns." + namespace + ".tcp.443");
  }

  private int nodePort(String namespace) {
    Service service = cluster.service(namespace, "web").orElseThrow();
    return service.getSpec().getPorts().getFirst().getNodePort();
  }

  @Test
  void a_peer_follows_the_selector_of_the_service_it_names() {
    // Given
    String namespace = controlPlane.newNamespace("peers");
    AllocationDraft client = allocation("client").in(namespace).service("envoy").port(8080);
    AllocationDraft server =
        allocation("server")
            .in(namespace)
            .service("api")
            .saying("allowFrom", List.of(Map.of("service", Map.of("name", "envoy"))))
            .port(9090);
    cluster.make(client);
    cluster.make(server);

    // When
    cluster.apply(
        allocation("client")
            .in(namespace)
            .service("envoy")
            .saying("selector", Map.of("app", "envoy-2"))
            .port(8080));

    // Then
    cluster.awaitThat("the peer is the new selector", () -> admits(namespace, "envoy-2"));
  }

  private boolean admits(String namespace, String app) {
    return cluster.fence(namespace, "api").orElseThrow().getSpec().getIngress().stream()
        .flatMap(rule -> rule.getFrom().stream())
        .anyMatch(peer -> Map.of("app", app).equals(peer.getPodSelector().getMatchLabels()));
  }
}
