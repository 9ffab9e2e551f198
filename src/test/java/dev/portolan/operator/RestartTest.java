package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator stops and starts; what happened meanwhile is caught up, and nothing else. */
class RestartTest extends RunningOperator {

  RestartTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_start_with_everything_in_place_writes_nothing() {
    // Given
    String namespace = controlPlane.newNamespace("restart");
    List<AllocationDraft> all = settled(namespace);
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    operator.restart();

    // Then
    AllocationDraft last = allocation("last").in(namespace).service("last").port(1);
    cluster.make(last);
    assertThat(audit.writes()).hasSize(4);
    assertThat(all)
        .noneSatisfy(draft -> assertThat(audit.told().toString()).contains(draft.name()));
    assertThat(audit.told())
        .containsExactly(
            "create portleases ns." + namespace + ".tcp.1 201",
            "create networkpolicies portolan-last 201",
            "create services last 201",
            "update portallocations/status last 200");
  }

  /** A granted, a kept, a waiting, a node-port and a reserving one. */
  private List<AllocationDraft> settled(String namespace) {
    AllocationDraft holder = allocation("holder").in(namespace).service("web").port(8081);
    AllocationDraft kept = allocation("kept").in(namespace).service("api").port(8081);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("app").port(8081);
    AllocationDraft exposed =
        allocation("exposed").in(namespace).service("out").exposed(Exposure.NodePort).port(9000);
    AllocationDraft keeper = allocation("keeper").in(namespace).reserving("calls", 50055, "calls");
    cluster.make(holder);
    cluster.make(allocation("kept").in(namespace).service("api").port(8080));
    cluster.apply(kept);
    cluster.apply(waiter);
    cluster.awaitState(kept, PortState.Kept);
    cluster.awaitState(waiter, PortState.Conflicted);
    cluster.make(exposed);
    cluster.make(keeper);
    return List.of(holder, kept, waiter, exposed, keeper);
  }

  @Test
  void what_was_deleted_meanwhile_leaves_nothing() {
    // Given
    String namespace = controlPlane.newNamespace("down");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8080);
    cluster.make(shop);
    operator.stop();
    cluster.delete(shop);
    cluster.awaitThat("collected", () -> cluster.service(namespace, "web").isEmpty());

    // When
    operator.start();

    // Then
    cluster.awaitLeases(namespace);
    cluster.awaitThat("no policy", () -> cluster.fence(namespace, "web").isEmpty());
  }

  @Test
  void what_was_changed_meanwhile_is_caught_up() {
    // Given
    String namespace = controlPlane.newNamespace("edited");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.make(shop);
    operator.stop();
    cluster.apply(allocation("shop").in(namespace).service("web").port(9090));
    cluster.client().resource(cluster.fence(namespace, "web").orElseThrow()).delete();

    // When
    operator.start();

    // Then
    cluster.awaitReady(shop);
    cluster.awaitNumbers(namespace, "web", 9090);
    cluster.awaitLeases(namespace, "ns." + namespace + ".tcp.9090");
    assertThat(cluster.fence(namespace, "web")).isPresent();
  }

  @Test
  void a_service_served_without_lease_is_leased_before_any_newcomer() {
    // Given
    String namespace = controlPlane.newNamespace("register-lost");
    AllocationDraft shop = allocation("z-shop").in(namespace).service("web").port(8080);
    AllocationDraft newcomer = allocation("a-newcomer").in(namespace).service("api").port(8080);
    cluster.make(shop);
    operator.stop();
    cluster.apply(newcomer);
    cluster.client().resource(cluster.lease("ns." + namespace + ".tcp.8080").get()).delete();

    // When
    operator.start();

    // Then
    cluster.awaitState(newcomer, PortState.Conflicted);
    assertThat(Cluster.holderOf(cluster.portOf(newcomer)).name()).isEqualTo("z-shop");
    cluster.awaitLeases(namespace, "ns." + namespace + ".tcp.8080");
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }
}
