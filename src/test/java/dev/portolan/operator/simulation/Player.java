package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.operator.scenarios.Outcome;
import dev.portolan.operator.scenarios.Scenario;
import dev.portolan.operator.scenarios.Stage;
import dev.portolan.operator.scenarios.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays a scenario in simulation, with one fault at one write of the operator. */
final class Player {
  // Policies and strangers come and go, so only what holds under all of them is judged.
  private static final Temper STORY = new Temper(1, 3, 1, 0, 0, 0, true, Regime.None, false);

  private final Scenario scenario;
  private final Rehearsal rehearsal = new Rehearsal(STORY);
  private long writes;

  Player(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Plays without faults; how many writes its stages take. */
  long writes() {
    Optional<String> difference = play(Fault.None, -1);
    if (difference.isPresent()) {
      throw new AssertionError(scenario + ": " + difference.get());
    }
    return writes;
  }

  /** How the world differs in the end from what the scenario says, if it does. */
  Optional<String> play(Fault fault, long at) {
    try {
      Optional<String> given = scenario.given().flatMap(this::play);
      rehearsal
          .harbour()
          .weather(
              request -> request.writes() && writes++ == at ? fault : Fault.None,
              (request, answered) -> false);
      return given.or(
          () -> scenario.stages().stream().flatMap(stage -> play(stage).stream()).findFirst());
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What happened, line by line. */
  List<String> trace() {
    return rehearsal.harbour().trace();
  }

  private Optional<String> play(Stage stage) {
    stage.steps().forEach(this::take);
    rehearsal.settle();
    return difference(stage.then());
  }

  private void take(Step step) {
    switch (step) {
      case Step.Apply apply -> apply(apply.resource());
      case Step.Delete delete ->
          rehearsal
              .harbour()
              .store()
              .get(Kind.of(delete.resource()), Kind.key(delete.resource()))
              .ifPresent(there -> rehearsal.harbour().server().remove(there, List.of()));
      case Step.Label label -> label(label);
      case Step.Operator operator -> {
        if (operator.runs()) {
          rehearsal.start();
        } else {
          rehearsal.stop();
        }
      }
    }
  }

  private void apply(HasMetadata resource) {
    // Ages have a resolution of one second.
    rehearsal.harbour().clock().moveBy(Duration.ofSeconds(1));
    boolean there =
        rehearsal.harbour().store().get(Kind.of(resource), Kind.key(resource)).isPresent();
    HasMetadata unused =
        there
            ? rehearsal.harbour().server().replace(resource)
            : rehearsal.harbour().server().create(resource);
  }

  private void label(Step.Label label) {
    HasMetadata namespace =
        rehearsal.harbour().store().get(Kind.Namespace, label.namespace()).orElseThrow();
    HasMetadata unused =
        rehearsal
            .harbour()
            .store()
            .put(
                namespace,
                new ObjectMetaBuilder(namespace.getMetadata()).addToLabels(label.labels()).build());
  }

  private Optional<String> difference(Outcome then) {
    Map<String, String> leases = new TreeMap<>();
    Map<String, Integer> chosen = new HashMap<>();
    for (PortLease lease : rehearsal.harbour().store().all(PortLease.class)) {
      var holder = lease.getSpec().holder();
      String name = holder.namespace() + "/" + holder.name();
      String key = lease.getMetadata().getName();
      if (key.startsWith("node.") && !then.leases().containsKey(key)) {
        chosen.merge(name, 1, Integer::sum);
      } else {
        leases.put(key, name);
      }
    }
    return differ("leases", leases, then.leases())
        .or(() -> differ("chosen", chosen, then.chosen()))
        .or(() -> differ("ports", ports(), then.ports()))
        .or(() -> differ("reservations", reservations(), then.reservations()));
  }

  private static Optional<String> differ(String what, Map<String, ?> is, Map<String, ?> must) {
    return is.equals(must)
        ? Optional.empty()
        : Optional.of(what + " are " + is + " and must be " + must);
  }

  private Map<String, PortState> ports() {
    Map<String, PortState> ports = new TreeMap<>();
    for (PortAllocation allocation : rehearsal.harbour().store().all(PortAllocation.class)) {
      if (allocation.getStatus() != null) {
        allocation
            .getStatus()
            .ports()
            .forEach(
                port ->
                    ports.put(
                        Kind.key(allocation) + "/" + port.service() + "/" + port.name(),
                        port.state()));
      }
    }
    return ports;
  }

  private Map<String, String> reservations() {
    Map<String, String> reservations = new TreeMap<>();
    for (PortAllocation allocation : rehearsal.harbour().store().all(PortAllocation.class)) {
      if (allocation.getStatus() != null) {
        allocation
            .getStatus()
            .reservations()
            .forEach(r -> reservations.put(Kind.key(allocation) + "/" + r.name(), r.state()));
      }
    }
    return reservations;
  }
}
