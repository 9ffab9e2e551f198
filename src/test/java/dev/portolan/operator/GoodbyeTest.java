package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import org.junit.jupiter.api.Test;

/** Allocations and namespaces go: nothing of ours stays, and what can be handed over is. */
class GoodbyeTest extends RunningOperator {

  GoodbyeTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_deleted_allocation_leaves_nothing() {
    // Given
    String namespace = controlPlane.newNamespace("gone");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8080);
    cluster.make(shop);

    // When
    cluster.delete(shop);

    // Then
    cluster.awaitLeases(namespace);
    assertThat(cluster.service(namespace, "web")).isEmpty();
    cluster.awaitThat("no policy", () -> cluster.fence(namespace, "web").isEmpty());
  }

  @Test
  void an_orphaned_service_keeps_its_lease_until_it_is_deleted() {
    // Given
    String namespace = controlPlane.newNamespace("orphan");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(shop);
    cluster.apply(waiter);

    // When
    cluster
        .client()
        .resource(shop.build())
        .withPropagationPolicy(DeletionPropagation.ORPHAN)
        .delete();
    cluster.awaitThat(
        "the allocation is gone", () -> cluster.client().resource(shop.build()).get() == null);
    cluster.make(allocation("probe").in(namespace).service("probe").port(1));

    // Then
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
    assertThat(cluster.leasesOf(namespace)).contains("ns." + namespace + ".tcp.8080");
    assertThat(cluster.service(namespace, "api")).isEmpty();
    cluster.client().services().inNamespace(namespace).withName("web").delete();
    cluster.awaitReady(waiter);
  }

  @Test
  void an_allocation_made_again_under_its_name_keeps_its_ports_before_a_waiter() {
    // Given
    String namespace = controlPlane.newNamespace("again");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(shop);
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    operator.stop();
    cluster.delete(shop);
    PortAllocation again = cluster.apply(shop);

    // When
    operator.start();

    // Then
    cluster.awaitReady(shop);
    assertThat(
            cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow().getSpec().holder().uid())
        .isEqualTo(again.getMetadata().getUid());
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void a_successor_waits_for_the_service_of_its_predecessor() {
    // Given
    String namespace = controlPlane.newNamespace("successor");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.make(shop);
    controlPlane.kill(Component.CONTROLLER_MANAGER);
    cluster.delete(shop);

    // When
    cluster.apply(shop);

    // Then
    cluster.awaitStatus(
        shop,
        status ->
            Cluster.condition(status, "Programmed")
                .map(Condition::getReason)
                .filter("WaitingForRelease"::equals)
                .isPresent());
    controlPlane.start(Component.CONTROLLER_MANAGER);
    cluster.awaitReady(shop);
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
  }

  @Test
  void a_terminating_namespace_is_not_programmed_and_frees_its_ports() {
    // Given
    String namespace = controlPlane.newNamespace("terminating");
    String other = controlPlane.newNamespace("heir");
    AllocationDraft heir = nodePort("heir", other);
    cluster.make(nodePort("shop", namespace));
    cluster.apply(heir);
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.client().namespaces().withName(namespace).delete();

    // Then
    cluster.awaitReady(heir);
    cluster.awaitLeases(namespace);
    assertThat(audit.told()).noneMatch(write -> write.startsWith("create"));
  }

  private static AllocationDraft nodePort(String name, String namespace) {
    return allocation(name)
        .in(namespace)
        .service("web")
        .exposed(Exposure.NodePort)
        .port(8080)
        .with("nodePort", 30431);
  }
}
