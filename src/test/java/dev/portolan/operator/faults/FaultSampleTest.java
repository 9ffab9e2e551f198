package dev.portolan.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.Cluster;
import dev.portolan.operator.scenarios.Place;
import dev.portolan.operator.scenarios.Scenario;
import dev.portolan.operator.scenarios.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten of the many plans, each at one of the first writes; {@code -Dfaults.seed=S} for ten others.
 * {@link FaultCampaignTest} plays them all.
 */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSampleTest {
  private static final int PLANS = 10;
  private static final int FIRST_WRITES = 4;
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Crew crew;

  FaultSampleTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    Cluster.of(controlPlane);
    crew = new Crew(controlPlane);
  }

  static List<Plan> plans() {
    Random random = new Random(Long.getLong("faults.seed", 4));
    List<Scenario> scenarios = Scenarios.in(new Place("a", "b"));
    List<Fault> faults = List.of(Fault.values()).stream().filter(fault -> !fault.rare()).toList();
    return IntStream.range(0, PLANS)
        .mapToObj(
            any ->
                new Plan(
                    scenarios.get(random.nextInt(scenarios.size())).name(),
                    1 + random.nextInt(FIRST_WRITES),
                    faults.get(random.nextInt(faults.size()))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void all_is_as_it_must_be_after(Plan plan) {
    // When
    Verdict verdict = Performance.of(controlPlane, crew, plan, BOUND);

    // Then
    System.out.println(verdict);
    assertThat(verdict.violations()).isEmpty();
  }

  @AfterAll
  void stop() {
    crew.close();
  }
}
