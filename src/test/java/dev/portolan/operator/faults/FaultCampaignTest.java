package dev.portolan.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.Cluster;
import dev.portolan.operator.scenarios.Place;
import dev.portolan.operator.scenarios.Scenario;
import dev.portolan.operator.scenarios.Scenarios;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every fault at every write of every scenario, in a mixed order.
 *
 * <pre>
 *  -Dfaults.from=N -Dfaults.to=M   which of them, 0 to 400 when nothing is said
 *  -Dfaults.seed=S                 another order
 *  -Dfaults.plan="S # N # F; ..."  only these, as they were printed
 *  -Dfaults.bound=SECONDS          how long recovery may take, 10 when nothing is said
 * </pre>
 *
 * <p>How many writes a scenario has is seen by playing it once without a fault, and remembered in
 * {@code target}, so that all shards cut one list.
 */
@Tag("verify")
@WithControlPlane
class FaultCampaignTest {
  private static final int ONE_RARE_EVERY = 40;
  private static final Path REHEARSALS = Path.of("target", "faults", "writes.properties");

  private final ControlPlane controlPlane;
  private final Duration bound = Duration.ofSeconds(Integer.getInteger("faults.bound", 10));

  FaultCampaignTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    Cluster.of(controlPlane);
  }

  @Test
  void every_plan_keeps_what_is_promised() {
    try (Crew crew = new Crew(controlPlane)) {
      // Given
      List<Plan> plans = plans(crew);

      // When
      List<Verdict> verdicts = new ArrayList<>();
      for (Plan plan : plans) {
        verdicts.add(told(Performance.of(controlPlane, crew, plan, bound)));
      }

      // Then
      System.out.println(summary(verdicts));
      assertThat(verdicts).filteredOn(verdict -> !verdict.violations().isEmpty()).isEmpty();
    }
  }

  private static Verdict told(Verdict verdict) {
    System.out.println(verdict);
    return verdict;
  }

  private List<Plan> plans(Crew crew) {
    String only = System.getProperty("faults.plan", "");
    if (!only.isEmpty()) {
      return List.of(only.split(";", -1)).stream().map(Plan::parse).toList();
    }
    long seed = Long.getLong("faults.seed", 1);
    List<Plan> all = mixed(rehearsed(crew), seed);
    int from = Math.min(all.size(), Integer.getInteger("faults.from", 0));
    int to = Math.min(all.size(), Integer.getInteger("faults.to", 400));
    System.out.printf(
        "FAULTS seed %d, plans %d to %d of %d, recovery within %s%n",
        seed, from, to, all.size(), bound);
    return all.subList(from, to);
  }

  private List<Plan> rehearsed(Crew crew) {
    Rehearsals rehearsals = Rehearsals.in(REHEARSALS);
    List<Plan> plans = new ArrayList<>();
    for (Scenario scenario : Scenarios.in(new Place("a", "b"))) {
      int writes = rehearsals.writes(scenario.name(), () -> rehearse(crew, scenario.name()));
      for (int write = 1; write <= writes; write++) {
        for (Fault fault : Fault.values()) {
          plans.add(new Plan(scenario.name(), write, fault));
        }
      }
    }
    return plans;
  }

  private int rehearse(Crew crew, String scenario) {
    Verdict rehearsal = Performance.of(controlPlane, crew, Plan.without(scenario), bound);
    assertThat(rehearsal.violations()).as(scenario).isEmpty();
    return rehearsal.writes().size();
  }

  private static List<Plan> mixed(List<Plan> plans, long seed) {
    List<Plan> rare = sorted(plans, true, seed);
    List<Plan> mixed = sorted(plans, false, seed);
    for (int i = 0; i < rare.size() && i * ONE_RARE_EVERY < mixed.size(); i++) {
      mixed.add(i * ONE_RARE_EVERY, rare.get(i));
    }
    return mixed;
  }

  private static List<Plan> sorted(List<Plan> plans, boolean rare, long seed) {
    return new ArrayList<>(
        plans.stream()
            .filter(plan -> plan.fault().rare() == rare)
            .sorted(Plan.mixed(seed))
            .toList());
  }

  private static String summary(List<Verdict> verdicts) {
    Map<Fault, List<Verdict>> byFault = new EnumMap<>(Fault.class);
    for (Verdict verdict : verdicts) {
      byFault.computeIfAbsent(verdict.plan().fault(), f -> new ArrayList<>()).add(verdict);
    }
    StringBuilder text = new StringBuilder();
    byFault.forEach((fault, some) -> text.append(line(fault.name(), some)));
    return text.append(line("in all", verdicts)).toString();
  }

  private static String line(String what, List<Verdict> verdicts) {
    return "FAULTS %-28s plans %4d, struck %4d, slowest recovery %6d ms, violations %d%n"
        .formatted(
            what,
            verdicts.size(),
            verdicts.stream().map(Verdict::struck).filter(Optional::isPresent).count(),
            verdicts.stream().mapToLong(v -> v.recovery().toMillis()).max().orElse(0),
            verdicts.stream().mapToInt(v -> v.violations().size()).sum());
  }
}
