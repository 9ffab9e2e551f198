package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.LeaseState;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Ports that are kept for somebody who comes later. */
class ReservationTest extends RunningOperator {

  ReservationTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void others_are_refused_what_is_reserved() {
    // Given
    String namespace = controlPlane.newNamespace("others");
    AllocationDraft other = allocation("other").in(namespace).service("web").port(50055);
    reserve(namespace);

    // When
    cluster.apply(other);

    // Then
    assertThat(cluster.awaitState(other, PortState.Conflicted).reason())
        .isEqualTo("ReservedForOther");
    assertThat(cluster.service(namespace, "web")).isEmpty();
  }

  @Test
  void the_named_service_takes_over_the_very_lease_and_gives_it_back() {
    // Given
    String namespace = controlPlane.newNamespace("named");
    AllocationDraft named = allocation("named").in(namespace).service("calls").port(50055);
    AllocationDraft keeper = reserve(namespace);
    PortLease reserved = lease(namespace);

    // When
    cluster.make(named);

    // Then
    assertThat(lease(namespace).getMetadata().getUid()).isEqualTo(reserved.getMetadata().getUid());
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Active);
    assertThat(lease(namespace).getSpec().holder().name()).isEqualTo("named");
    awaitReservation(keeper, "Used");
    cluster.delete(named);
    awaitReservation(keeper, "Reserved");
    assertThat(lease(namespace).getMetadata().getUid()).isEqualTo(reserved.getMetadata().getUid());
    assertThat(lease(namespace).getSpec().holder().name()).isEqualTo("keeper");
  }

  @Test
  void the_named_service_gives_it_back_when_it_moves_away() {
    // Given
    String namespace = controlPlane.newNamespace("moves");
    AllocationDraft keeper = reserve(namespace);
    cluster.make(allocation("named").in(namespace).service("calls").port(50055));
    awaitReservation(keeper, "Used");

    // When
    cluster.make(allocation("named").in(namespace).service("calls").port(50056));

    // Then
    awaitReservation(keeper, "Reserved");
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Reserved);
  }

  @Test
  void a_reservation_ends_at_its_instant() {
    // Given
    String namespace = controlPlane.newNamespace("dated");
    String soon = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS).toString();
    AllocationDraft keeper =
        allocation("keeper").in(namespace).reserving("calls", 50055, "calls").until(soon);
    AllocationDraft other = allocation("other").in(namespace).service("web").port(50055);
    cluster.make(keeper);
    cluster.apply(other);
    cluster.awaitState(other, PortState.Conflicted);

    // When the instant passes

    // Then
    cluster.awaitReady(other);
    awaitReservation(keeper, "Expired");
    assertThat(Instant.now()).isAfterOrEqualTo(Instant.parse(soon));
  }

  private AllocationDraft reserve(String namespace) {
    AllocationDraft keeper = allocation("keeper").in(namespace).reserving("calls", 50055, "calls");
    cluster.make(keeper);
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Reserved);
    return keeper;
  }

  private PortLease lease(String namespace) {
    return cluster.lease("ns." + namespace + ".tcp.50055").orElseThrow();
  }

  private void awaitReservation(AllocationDraft keeper, String state) {
    cluster.awaitStatus(keeper, status -> status.reservations().getFirst().state().equals(state));
  }
}
