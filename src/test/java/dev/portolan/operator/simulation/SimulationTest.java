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
  private static final long SCHEDULES = 40;

  @Test
  void one_to_three_operators_keep_every_promise() {
    assertThat(
            LongStream.rangeClosed(1, SCHEDULES)
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
  void without_leases_what_is_served_is_nobodys() {
    assertThat(outcomes(1, 12, Sabotage::withoutLeases).anyMatch(outcome -> breaks(outcome, "S2")))
        .isTrue();
  }

  @Test
  void who_frees_what_is_still_served_is_seen() {
    assertThat(
            outcomes(80, 100, Sabotage::withoutServices).anyMatch(outcome -> breaks(outcome, "S2")))
        .isTrue();
  }

  @Test
  void who_overwrites_the_leases_of_others_is_seen() {
    assertThat(outcomes(303, 303, Sabotage::upserting).anyMatch(outcome -> breaks(outcome, "S3")))
        .isTrue();
  }

  private static boolean breaks(Simulation.Outcome outcome, String invariant) {
    return outcome.violations().stream().anyMatch(v -> v.invariant().equals(invariant));
  }

  private static Stream<Simulation.Outcome> outcomes(
      long from, long to, UnaryOperator<ApiServer> sabotage) {
    return LongStream.rangeClosed(from, to).mapToObj(seed -> Simulation.rough(seed, sabotage));
  }
}
