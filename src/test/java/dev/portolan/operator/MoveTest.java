package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Served;
import dev.portolan.controlplane.ControlPlane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A declaration changes while its ports work: make before break. */
class MoveTest extends RunningOperator {

  MoveTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void renaming_a_port_is_one_write_of_the_service_and_loses_no_lease() {
    // Given
    String namespace = controlPlane.newNamespace("rename");
    cluster.make(allocation("shop").in(namespace).service("web").port("http", 8080));
    String lease = uidOf("ns." + namespace + ".tcp.8080");
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port("plain", 8080));

    // Then
    assertThat(uidOf("ns." + namespace + ".tcp.8080")).isEqualTo(lease);
    assertThat(audit.told())
        .containsOnlyOnce("update services web 200")
        .noneMatch(write -> write.startsWith("delete"));
  }

  @Test
  void two_numbers_of_one_allocation_are_swapped_in_one_write_of_the_service() {
    // Given
    String namespace = controlPlane.newNamespace("swap");
    cluster.make(allocation("shop").in(namespace).service("web").port("a", 8080).port("b", 9090));
    List<String> leases =
        List.of(uidOf("ns." + namespace + ".tcp.8080"), uidOf("ns." + namespace + ".tcp.9090"));
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port("a", 9090).port("b", 8080));

    // Then
    assertThat(leases)
        .containsExactly(
            uidOf("ns." + namespace + ".tcp.8080"), uidOf("ns." + namespace + ".tcp.9090"));
    assertThat(cluster.numbersOf(namespace, "web")).containsExactlyInAnyOrder(8080, 9090);
    assertThat(audit.told())
        .containsOnlyOnce("update services web 200")
        .noneMatch(write -> write.startsWith("delete"));
  }

  @Test
  void a_port_that_cannot_move_stays_where_it_was() {
    // Given
    String namespace = controlPlane.newNamespace("kept");
    AllocationDraft moving = allocation("moving").in(namespace).service("api").port(8081);
    cluster.make(allocation("holder").in(namespace).service("web").port(8081));
    cluster.make(allocation("moving").in(namespace).service("api").port(8080));

    // When
    cluster.apply(moving);

    // Then
    PortStatus kept = cluster.awaitState(moving, PortState.Kept);
    assertThat(kept.port()).isEqualTo(8081);
    assertThat(kept.served()).isEqualTo(new Served(8080, Exposure.Internal));
    assertThat(kept.reason()).isEqualTo("HeldByOther");
    assertThat(Cluster.holderOf(kept).name()).isEqualTo("holder");
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(8080);
    assertThat(cluster.leasesOf(namespace)).contains("ns." + namespace + ".tcp.8080");
  }

  @Test
  void a_kept_port_moves_when_its_new_number_is_freed_and_gives_up_the_old_one_last() {
    // Given
    String namespace = controlPlane.newNamespace("moved");
    AllocationDraft holder = allocation("holder").in(namespace).service("web").port(8081);
    AllocationDraft moving = allocation("moving").in(namespace).service("api").port(8081);
    cluster.make(holder);
    cluster.make(allocation("moving").in(namespace).service("api").port(8080));
    cluster.apply(moving);
    cluster.awaitState(moving, PortState.Kept);
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.delete(holder);

    // Then
    cluster.awaitReady(moving);
    cluster.awaitLeases(namespace, "ns." + namespace + ".tcp.8081");
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(8081);
    assertThat(audit.told())
        .containsSubsequence(
            "create portleases ns." + namespace + ".tcp.8081 201",
            "update services api 200",
            "delete portleases ns." + namespace + ".tcp.8080 200");
  }

  @Test
  void an_exposure_refused_on_a_shared_address_keeps_every_port_of_the_service() {
    // Given
    String namespace = controlPlane.newNamespace("shared");
    cluster.policy(
        "shared", namespace, "loadBalancer: {addresses: Shared, pool: " + namespace + "}");
    AllocationDraft moving = twoPorts(namespace, Exposure.LoadBalancer);
    cluster.make(
        allocation("holder")
            .in(namespace)
            .service("web")
            .exposed(Exposure.LoadBalancer)
            .port(3000)
            .programmingNothing());
    cluster.apply(allocation("probe").in(namespace).service("probe").port(1));
    cluster.make(twoPorts(namespace, Exposure.Internal));

    // When
    cluster.apply(moving);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(moving, s -> "0/2".equals(s.summary()));
    assertThat(status.ports()).extracting(PortStatus::state).containsOnly(PortState.Kept);
    assertThat(status.ports())
        .extracting(port -> Cluster.holderOf(port).name())
        .containsOnly("holder");
    assertThat(cluster.numbersOf(namespace, "api")).containsExactlyInAnyOrder(3001, 3100);
    assertThat(cluster.service(namespace, "api").orElseThrow().getSpec().getType())
        .isEqualTo("ClusterIP");
  }

  private static AllocationDraft twoPorts(String namespace, Exposure exposure) {
    return allocation("moving")
        .in(namespace)
        .service("api")
        .exposed(exposure)
        .port("http", exposure == Exposure.LoadBalancer ? 3000 : 3001)
        .port("more", 3100);
  }

  private String uidOf(String lease) {
    return cluster.lease(lease).orElseThrow().getMetadata().getUid();
  }
}
