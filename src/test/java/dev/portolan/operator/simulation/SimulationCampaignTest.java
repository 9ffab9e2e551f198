package dev.portolan.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dsimulation.schedules=N} schedules; {@code -Dsimulation.shard=I/N} one part of them;
 * {@code -Dsimulation.seed=S} that one alone, with its trace.
 */
@Tag("verify")
class SimulationCampaignTest {

  @Test
  void whatever_the_schedule_every_promise_holds() throws IOException {
    if (Long.getLong("simulation.seed") != null) {
      replay(Long.getLong("simulation.seed"));
      return;
    }
    Campaign campaign = Campaign.ofSettings();
    campaign.run();
    System.out.println(campaign.report());
    campaign.writeTraces(Path.of(System.getProperty("simulation.traces", "target/simulation")));
    assertThat(campaign.failures()).as(campaign.report()).isEmpty();
  }

  private static void replay(long seed) {
    Simulation.Outcome outcome = Simulation.trace(seed);
    outcome.trace().forEach(System.out::println);
    System.out.println(outcome.temper());
    assertThat(outcome.violations()).isEmpty();
  }
}
