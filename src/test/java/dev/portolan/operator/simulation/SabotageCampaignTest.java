package dev.portolan.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.operator.ApiServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often the judges notice each broken API server in {@code -Dsimulation.sabotaged=N} schedules.
 */
@Tag("verify")
class SabotageCampaignTest {
  private static final long SCHEDULES = Long.getLong("simulation.sabotaged", 2000);
  private static final int NAMED = 3;

  /** What is broken. */
  enum Broken {
    WITHOUT_LEASES(Sabotage::withoutLeases),
    UPSERTING(Sabotage::upserting),
    WITHOUT_SERVICES(Sabotage::withoutServices);

    private final UnaryOperator<ApiServer> sabotage;

    Broken(UnaryOperator<ApiServer> sabotage) {
      this.sabotage = sabotage;
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_judges_notice(Broken broken) {
    Map<String, List<Long>> seeds = new TreeMap<>();
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      for (Violation violation : Simulation.rough(seed, broken.sabotage).violations()) {
        seeds.computeIfAbsent(violation.invariant(), i -> new ArrayList<>()).add(seed);
      }
    }
    seeds.forEach(
        (invariant, found) ->
            System.out.printf(
                "SABOTAGE %s: %d of %s in %d schedules, first at %s%n",
                broken,
                found.size(),
                invariant,
                SCHEDULES,
                found.stream().distinct().limit(NAMED).toList()));
    assertThat(seeds).isNotEmpty();
  }
}
