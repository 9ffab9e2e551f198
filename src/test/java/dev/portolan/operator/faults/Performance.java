package dev.portolan.operator.faults;

import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.scenarios.Outcome;
import dev.portolan.operator.scenarios.Place;
import dev.portolan.operator.scenarios.Scenario;
import dev.portolan.operator.scenarios.Scenarios;
import dev.portolan.operator.scenarios.Stage;
import dev.portolan.operator.scenarios.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Plays a plan in two new namespaces: what is given, the fault laid, stage after stage, and in the
 * end everything is deleted.
 */
final class Performance {
  private static final Duration OFTEN = Duration.ofMillis(30);
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final Crew crew;
  private final Duration bound;
  private final Plan plan;
  private final Plot plot;
  private final Place place;
  private final List<String> violations = new ArrayList<>();
  private boolean operatorWanted = true;
  private Duration recovery = Duration.ZERO;

  private Performance(ControlPlane controlPlane, Crew crew, Plan plan, Duration bound) {
    this.client = controlPlane.client();
    this.crew = crew;
    this.plan = plan;
    this.plot = new Plot(plan, controlPlane);
    this.bound = bound;
    this.place = new Place(controlPlane.newNamespace("a"), controlPlane.newNamespace("b"));
  }

  /** Plays it; a fault at write 0 never strikes. */
  static Verdict of(ControlPlane controlPlane, Crew crew, Plan plan, Duration bound) {
    return new Performance(controlPlane, crew, plan, bound).play();
  }

  private Verdict play() {
    Scenario scenario = Scenarios.named(plan.scenario(), place);
    Logbook logbook = crew.logbook();
    crew.atWork();
    try (Chronicle chronicle = Chronicle.of(client)) {
      scenario.given().ifPresent(this::play);
      quiet();
      logbook.open(plot);
      scenario.stages().forEach(this::play);
      crew.atWork();
      quiet();
      Look.at(client, place)
          .differences(scenario.stages().getLast().then())
          .forEach(difference -> violations.add("L1 does not last: " + difference));
      List<Write> writes = logbook.writes();
      logbook.open(Saboteur.NONE);
      clean();
      complete(chronicle);
      violations.addAll(chronicle.breaks());
      violations.addAll(Replay.violations(chronicle.events(), place.namespaces()));
      place.namespaces().forEach(name -> client.namespaces().withName(name).delete());
      return new Verdict(plan, writes, plot.struck(), recovery, violations);
    }
  }

  /** Waits until everything was seen that has happened so far. */
  private void complete(Chronicle chronicle) {
    Marks marks = Marks.in(place.namespaces().iterator().next(), client);
    try {
      await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> chronicle.saw(marks.uids()));
    } catch (ConditionTimeoutException e) {
      violations.add("not everything was seen that happened");
    }
    marks.remove();
  }

  private void play(Stage stage) {
    stage.steps().forEach(step -> retried(() -> take(step)));
    Wait wait = new Wait(stage.then());
    await().atMost(PATIENCE).pollInterval(OFTEN).until(wait::over);
  }

  /** Until all is as it must be: at most the bound, counted from the last step or fault on. */
  private final class Wait {
    private final Outcome wanted;
    private Instant since = Instant.now();

    Wait(Outcome wanted) {
      this.wanted = wanted;
    }

    boolean over() {
      if (!plot.over()) {
        since = Instant.now();
      }
      if (operatorWanted && !crew.works()) {
        crew.atWork();
        since = Instant.now();
      }
      List<String> differences = look(wanted);
      Duration lasted = Duration.between(since, Instant.now());
      if (differences.isEmpty()) {
        recovery = lasted.compareTo(recovery) > 0 ? lasted : recovery;
        return true;
      }
      boolean late = lasted.compareTo(bound) > 0;
      if (late) {
        violations.add("L1 after " + lasted + ": " + differences);
      }
      return late;
    }
  }

  private List<String> look(Outcome wanted) {
    try {
      return Look.at(client, place).differences(wanted);
    } catch (RuntimeException unreachable) {
      return List.of("nobody answers: " + unreachable.getMessage());
    }
  }

  /** Nobody writes any more (L8). */
  private void quiet() {
    try {
      await()
          .atMost(bound)
          .pollInterval(OFTEN)
          .until(() -> crew.logbook().writes().size(), new Still(QUIET));
    } catch (ConditionTimeoutException e) {
      violations.add("L8: it goes on writing: " + crew.logbook().writes());
    }
  }

  /** Whether a number has stayed the same for some time. */
  private static final class Still implements Predicate<Integer> {
    private final Duration time;
    private int last = -1;
    private Instant since = Instant.now();

    Still(Duration time) {
      this.time = time;
    }

    @Override
    public boolean test(Integer now) {
      if (now != last) {
        last = now;
        since = Instant.now();
      }
      return Duration.between(since, Instant.now()).compareTo(time) >= 0;
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Apply(HasMetadata resource) ->
          client.resource(resource).fieldManager("tester").forceConflicts().serverSideApply();
      case Step.Delete(HasMetadata resource) -> client.resource(resource).delete();
      case Step.Label(String namespace, Map<String, String> labels) ->
          client
              .namespaces()
              .withName(namespace)
              .patch(
                  PatchContext.of(PatchType.JSON_MERGE),
                  Serialization.asJson(Map.of("metadata", Map.of("labels", labels))));
      case Step.Operator(boolean runs) -> {
        operatorWanted = runs;
        if (runs) {
          crew.atWork();
        } else {
          crew.stop();
        }
      }
    }
  }

  /** Deletes everything; nothing must be left (L5). */
  private void clean() {
    for (String namespace : place.namespaces()) {
      retried(() -> client.resources(PortAllocation.class).inNamespace(namespace).delete());
      retried(
          () ->
              client.services().inNamespace(namespace).list().getItems().stream()
                  .filter(service -> World.owner(service).isEmpty())
                  .forEach(service -> client.resource(service).delete()));
    }
    retried(() -> client.resources(PortPolicy.class).delete());
    crew.atWork();
    // What collects after an API server was away is the cluster's, and takes its time.
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .until(() -> Look.at(client, place).collected());
    try {
      await()
          .atMost(bound)
          .pollInterval(OFTEN)
          .until(() -> Look.at(client, place).leaks().isEmpty());
    } catch (ConditionTimeoutException e) {
      violations.add("L5, left: " + Look.at(client, place).leaks());
    }
  }

  /** A user tries again when the API server is away. */
  private static void retried(Runnable step) {
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .until(
            () -> {
              step.run();
              return true;
            });
  }
}
