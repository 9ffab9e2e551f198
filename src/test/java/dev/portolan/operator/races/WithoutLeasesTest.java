package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The race, were there no leases: it must be lost, or winning it would prove nothing. */
@WithControlPlane
class WithoutLeasesTest {
  private static final int ALLOCATIONS = 32;

  private final ControlPlane controlPlane;

  WithoutLeasesTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  void operators_that_take_every_lease_for_theirs_serve_a_key_for_two_owners() {
    // Given
    String namespace = controlPlane.newNamespace("leaseless");
    Contest contest = new Contest(List.of(namespace), ALLOCATIONS, 20, 0, 0);

    try (Race race = new Race(controlPlane, contest, new NoRegister())) {
      // When
      race.begin();

      // Then
      await("a key served for two owners")
          .atMost(Duration.ofMinutes(1))
          .until(() -> !race.judge().violations().isEmpty());
      assertThat(race.judge().violations())
          .allSatisfy(
              violation -> {
                assertThat(violation.key()).startsWith("ns." + namespace + ".tcp.80");
                assertThat(violation.services()).hasSizeGreaterThan(1);
              });
      System.out.println(race.figures("without leases"));
    }
  }
}
