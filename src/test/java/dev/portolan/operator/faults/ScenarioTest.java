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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario ends as it must when nothing goes wrong; those that {@link FaultSampleTest} plays
 * with a fault are not played here again.
 */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Crew crew;

  ScenarioTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    Cluster.of(controlPlane);
    crew = new Crew(controlPlane);
  }

  static List<String> names() {
    Set<String> played =
        FaultSampleTest.plans().stream().map(Plan::scenario).collect(Collectors.toSet());
    return Scenarios.in(new Place("a", "b")).stream()
        .map(Scenario::name)
        .filter(name -> !played.contains(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void without_a_fault(String scenario) {
    // When
    Verdict verdict = Performance.of(controlPlane, crew, Plan.without(scenario), BOUND);

    // Then
    assertThat(verdict.violations()).isEmpty();
  }

  @AfterAll
  void stop() {
    crew.close();
  }
}
