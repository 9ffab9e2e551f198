package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.AuditLog;
import dev.portolan.operator.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An operator that starts with a full register and reads its lists in whatever order moves nothing
 * and writes nothing.
 *
 * <p>{@code -Dgroups=verify -Drestarts=N -Drestarts.seed=S}: 200 times, unless N says otherwise.
 */
@WithControlPlane
class RestartStabilityTest {
  private static final int FEW = 5;
  private static final int MANY = Integer.getInteger("restarts", 200);
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofMillis(300);

  private final ControlPlane controlPlane;
  private final Cluster cluster;

  RestartStabilityTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.cluster = Cluster.of(controlPlane);
  }

  @Test
  void five_starts_with_a_full_register_write_nothing() {
    nothingIsWrittenIn(FEW);
  }

  @Test
  @Tag("verify")
  void two_hundred_starts_with_a_full_register_write_nothing() {
    nothingIsWrittenIn(MANY);
  }

  private void nothingIsWrittenIn(int restarts) {
    long seed = Long.getLong("restarts.seed", System.nanoTime());
    System.out.println("RESTARTS -Drestarts=" + restarts + " -Drestarts.seed=" + seed);
    ShuffledLists lists = new ShuffledLists(new Random(seed));
    FullRegister register =
        new FullRegister(
            cluster, controlPlane.newNamespace("full"), controlPlane.newNamespace("next-door"));
    cluster.clearOutsideOf(register.namespaces());
    try (RacingOperator operator =
        RacingOperator.started(controlPlane, List.of(), List.of(lists))) {
      // Given
      register.fill();
      awaitDone(operator, 0);
      List<String> before = register.everything();
      assertThat(before).filteredOn(line -> line.startsWith("PortLease")).hasSizeGreaterThan(300);
      AuditLog audit = AuditLog.of(controlPlane).by(operator.userAgent());

      for (int restart = 1; restart <= restarts; restart++) {
        // When
        int done = operator.reconciliations().count();
        operator.restart();
        awaitDone(operator, done + register.allocations());

        // Then
        assertThat(audit.writes()).as("writes of restart %d", restart).isEmpty();
      }
      assertThat(register.everything()).isEqualTo(before);
      assertThat(lists.count()).isGreaterThanOrEqualTo(restarts);
      System.out.println(
          "RESTARTS %d: %d objects unchanged, %d lists shuffled, 0 writes"
              .formatted(restarts, before.size(), lists.count()));
    }
  }

  /** Each allocation was looked at, and nothing is looked at any more. */
  private static void awaitDone(RacingOperator operator, int atLeast) {
    await("reconciliations")
        .atMost(BOUND)
        .until(() -> operator.reconciliations().count() >= atLeast);
    await("an idle operator")
        .atMost(BOUND)
        .until(new Unchanged(() -> operator.reconciliations().count(), QUIET));
  }
}
