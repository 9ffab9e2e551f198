package dev.portolan.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.operator.ApiServer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short form of {@link SimulationCampaignTest}, and that it can fail. */
class SimulationTest {
  private static final long SCHEDULES = 150;

  @Test
  void one_operator_keeps_every_promise() {
    assertThat(
            LongStream.rangeClosed(1, SCHEDULES)
                .filter(seed -> Temper.of(seed).strict())
                .mapToObj(Simulation::play)
                .filter(outcome -> !outcome.violations().isEmpty())
                .map(outcome -> outcome.seed() + " " + outcome.violations()))
        .isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_schedule() {
    for (long seed : List.of(3L, 33L, 333L)) {
      assertThat(Simulation.trace(seed).trace()).isEqualTo(Simulation.trace(seed).trace());
    }
  }

  @Test
  void without_leases_a_key_is_served_for_two_owners() {
    assertThat(outcomes(300, Sabotage::withoutLeases).anyMatch(SimulationTest::servedTwice))
        .isTrue();
  }

  private static boolean servedTwice(Simulation.Outcome outcome) {
    return outcome.violations().stream().anyMatch(v -> v.invariant().equals("S1"));
  }

  private static Stream<Simulation.Outcome> outcomes(
      long count, UnaryOperator<ApiServer> sabotage) {
    return LongStream.rangeClosed(1, count).mapToObj(seed -> Simulation.rough(seed, sabotage));
  }
}
