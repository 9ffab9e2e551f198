package dev.portolan.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.operator.scenarios.Place;
import dev.portolan.operator.scenarios.Scenario;
import dev.portolan.operator.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every scenario, with every fault at every write: each ends as it would have without. */
@Tag("verify")
class FaultPlansTest {
  private static final Place PLACE = new Place("apps", "shop");
  private static final List<Fault> FAULTS =
      Stream.of(Fault.values()).filter(fault -> fault != Fault.None).toList();

  /** One fault at one write of one scenario. */
  private record Plan(Scenario scenario, Fault fault, long write) {}

  @Test
  void scenarios_end_as_they_say() {
    assertThat(played()).hasSizeGreaterThan(40);
  }

  @Test
  void no_fault_at_any_write_changes_anything_in_the_end() {
    List<Plan> plans = plans();
    System.out.println("SIMULATION " + plans.size() + " fault plans");
    assertThat(plans).hasSizeGreaterThanOrEqualTo(2400);
    assertThat(failures(plans)).isEmpty();
  }

  private static List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    for (Scenario scenario : played()) {
      long writes = new Player(scenario).writes();
      for (long write = 0; write < writes; write++) {
        for (Fault fault : FAULTS) {
          plans.add(new Plan(scenario, fault, write));
        }
      }
    }
    return plans;
  }

  /** The scenarios that end in the model as they do in a real cluster; the others are named. */
  private static List<Scenario> played() {
    List<Scenario> played = new ArrayList<>();
    for (Scenario scenario : Scenarios.in(PLACE)) {
      Optional<String> difference = new Player(scenario).play(Fault.None, -1);
      difference.ifPresentOrElse(
          other -> System.out.println("SIMULATION not as in a cluster: " + scenario + ": " + other),
          () -> played.add(scenario));
    }
    return played;
  }

  private static List<String> failures(List<Plan> plans) {
    List<String> failures = new ArrayList<>();
    for (Plan plan : plans) {
      new Player(plan.scenario())
          .play(plan.fault(), plan.write())
          .ifPresent(
              difference ->
                  failures.add(
                      plan.scenario()
                          + ", "
                          + plan.fault()
                          + " at write "
                          + plan.write()
                          + ": "
                          + difference));
    }
    return failures;
  }
}
