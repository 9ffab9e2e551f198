package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Node ports that nobody states, and writes that the API server keeps refusing. */
class NodePortTest extends RunningOperator {

  NodePortTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void the_health_check_node_port_is_leased_when_it_is_read_back_and_stays() {
    // Given
    String namespace = localTraffic("health");
    cluster.make(balancer(namespace).port(8080));
    int number = healthCheck(namespace);
    AllocationDraft other =
        allocation("other")
            .in(namespace)
            .service("api")
            .exposed(Exposure.NodePort)
            .port(9090)
            .with("nodePort", number);

    // When
    cluster.make(balancer(namespace).port(8080).port("a", 8081));

    // Then
    assertThat(healthCheck(namespace)).isEqualTo(number);
    assertThat(holder(number)).isEqualTo("shop");
    cluster.apply(other);
    assertThat(Cluster.holderOf(cluster.awaitState(other, PortState.Conflicted)).name())
        .isEqualTo("shop");
    cluster.delete(balancer(namespace));
    cluster.awaitReady(other);
  }

  @Test
  void it_is_freed_when_the_policy_needs_it_no_more() {
    // Given
    String namespace = localTraffic("no-health");
    cluster.make(balancer(namespace).port(8080));
    int number = healthCheck(namespace);
    cluster.awaitThat("its lease", () -> cluster.lease("node." + number).isPresent());

    // When
    cluster.policy(namespace, namespace, "loadBalancer: {externalTrafficPolicy: Cluster}");

    // Then
    cluster.awaitThat("no lease", () -> cluster.lease("node." + number).isEmpty());
  }

  @Test
  void a_number_that_was_chosen_for_somebody_is_not_lost_to_who_states_it_later() {
    // Given
    String namespace = controlPlane.newNamespace("chosen");
    cluster.make(chosen(namespace).port(8080));
    int number = nodePort(namespace);
    AllocationDraft other =
        allocation("other")
            .in(namespace)
            .service("api")
            .exposed(Exposure.NodePort)
            .port(9090)
            .with("nodePort", number);

    // When
    cluster.apply(other);

    // Then
    assertThat(Cluster.holderOf(cluster.awaitState(other, PortState.Conflicted)).name())
        .isEqualTo("shop");
    cluster.make(chosen(namespace).port(8081));
    assertThat(nodePort(namespace)).isEqualTo(number);
    assertThat(holder(number)).isEqualTo("shop");
  }

  @Test
  void a_service_deleted_by_hand_comes_back_with_its_node_port() {
    // Given
    String namespace = controlPlane.newNamespace("comes-back");
    cluster.make(chosen(namespace).port(8080));
    int number = nodePort(namespace);

    // When
    cluster.client().services().inNamespace(namespace).withName("web").delete();

    // Then
    cluster.awaitNumbers(namespace, "web", 8080);
    assertThat(nodePort(namespace)).isEqualTo(number);
  }

  private static AllocationDraft chosen(String namespace) {
    return allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort);
  }

  private int nodePort(String namespace) {
    return cluster
        .service(namespace, "web")
        .orElseThrow()
        .getSpec()
        .getPorts()
        .getFirst()
        .getNodePort();
  }

  @Test
  void a_service_that_is_refused_again_costs_no_write_of_its_leases() {
    // Given
    String namespace = controlPlane.newNamespace("refused");
    ServiceQuota quota = ServiceQuota.ofNone(cluster, namespace);
    AllocationDraft stuck = allocation("stuck").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.apply(stuck);
    cluster.awaitStatus(stuck, s -> Cluster.isTrue(s, "Reconciling"));
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    cluster.awaitThat(
        "another try", () -> audit.told().stream().anyMatch(w -> w.contains("create services")));

    // Then
    assertThat(audit.told())
        .noneMatch(write -> write.startsWith("update portleases"))
        .noneMatch(write -> write.equals("create services web 201"));
    quota.lift();
    PortAllocationStatus status = cluster.awaitReady(stuck);
    assertThat(status.summary()).isEqualTo("1/1");
    assertThat(audit.told())
        .containsSubsequence(
            "update portleases ns." + namespace + ".tcp.8080 200", "create services web 201");
  }

  private String localTraffic(String prefix) {
    String namespace = controlPlane.newNamespace(prefix);
    cluster.policy(namespace, namespace, "loadBalancer: {externalTrafficPolicy: Local}");
    return namespace;
  }

  private static AllocationDraft balancer(String namespace) {
    return allocation("shop").in(namespace).service("web").exposed(Exposure.LoadBalancer);
  }

  private int healthCheck(String namespace) {
    cluster.awaitThat(
        "a health-check node port",
        () ->
            cluster
                .service(namespace, "web")
                .map(service -> service.getSpec().getHealthCheckNodePort())
                .filter(number -> number > 0)
                .isPresent());
    return Objects.requireNonNull(
        cluster.service(namespace, "web").orElseThrow().getSpec().getHealthCheckNodePort());
  }

  private String holder(int nodePort) {
    return cluster.lease("node." + nodePort).orElseThrow().getSpec().holder().name();
  }
}
