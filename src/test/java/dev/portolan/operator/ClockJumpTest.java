package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.LeaseState;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The machine's clock is wrong: nothing is freed early by it. */
@WithControlPlane
class ClockJumpTest {

  private static final Clock A_DAY_AHEAD = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
  private static final Clock A_DAY_BEHIND = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

  private final ControlPlane controlPlane;
  private final Cluster cluster;

  ClockJumpTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    cluster = Cluster.of(controlPlane);
  }

  @Test
  void a_clock_a_day_ahead_ends_no_reservation() {
    // Given
    String namespace = controlPlane.newNamespace("ahead");
    String tonight =
        Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS).toString();
    AllocationDraft keeper =
        allocation("keeper").in(namespace).reserving("calls", 50055, "calls").until(tonight);
    AllocationDraft other = allocation("other").in(namespace).service("web").port(50055);

    // When
    try (OperatorUnderTest operator = OperatorUnderTest.startedOn(controlPlane, A_DAY_AHEAD)) {
      cluster.make(keeper);
      cluster.apply(other);

      // Then
      assertThat(cluster.awaitState(other, PortState.Conflicted).reason())
          .isEqualTo("ReservedForOther");
      assertThat(cluster.statusOf(keeper).orElseThrow().reservations().getFirst().state())
          .isEqualTo("Reserved");
      assertThat(operator.writes()).isNotEmpty();
    }
  }

  @Test
  void a_clock_that_is_put_right_ends_no_quarantine() {
    // Given
    String namespace = controlPlane.newNamespace("behind");
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.policy(namespace, namespace, "quarantine: 3h");
    try (OperatorUnderTest wrong = OperatorUnderTest.startedOn(controlPlane, A_DAY_BEHIND)) {
      cluster.make(allocation("shop").in(namespace).service("web").port(8080));
      cluster.delete(allocation("shop").in(namespace));
      cluster.awaitThat("quarantine", () -> isQuarantined(namespace));
      assertThat(wrong.writes()).isNotEmpty();
    }

    // When
    try (OperatorUnderTest right = OperatorUnderTest.startedOn(controlPlane)) {
      cluster.apply(waiter);

      // Then
      assertThat(cluster.awaitState(waiter, PortState.Conflicted).reason())
          .isEqualTo("Quarantined");
      assertThat(right.writes()).isNotEmpty();
    }
    cluster.removePolicies();
  }

  private boolean isQuarantined(String namespace) {
    return cluster
        .lease("ns." + namespace + ".tcp.8080")
        .filter(lease -> lease.getSpec().state() == LeaseState.Quarantined)
        .isPresent();
  }
}
