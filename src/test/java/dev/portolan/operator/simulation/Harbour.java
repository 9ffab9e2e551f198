package dev.portolan.operator.simulation;

import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One simulated cluster: the model of the API server, the operators' lines to it, and the judges
 * that see every version.
 */
final class Harbour implements OperatorProcess.Surroundings {
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final Store store = new Store();
  private final SimulatedClock clock = new SimulatedClock();
  private final ModelApiServer server;
  private final Controllers controllers;
  private final ServiceJudge services;
  private final Set<Violation> violations = new LinkedHashSet<>();
  private final List<String> trace = new ArrayList<>();
  private final boolean traced;
  private Faults faults = request -> Fault.None;
  private Rests rests = (request, answered) -> false;
  private UnaryOperator<ApiServer> sabotage = server -> server;
  private Author author = Author.SOMEBODY;
  private long writes;
  private long step;

  /** Whether a worker rests before a request is sent, or before its answer arrives. */
  @FunctionalInterface
  interface Rests {
    boolean at(Request request, boolean answered);
  }

  Harbour(Temper temper, NodePorts.Choice choice, boolean traced) {
    this.traced = traced;
    server = new ModelApiServer(store, new NodePorts(store, choice), clock);
    controllers = new Controllers(store, server);
    services = new ServiceJudge(temper, store, this::blame);
    RegisterJudge register = new RegisterJudge(temper, store, this::blame);
    StatusJudge statuses = new StatusJudge(temper, store, this::blame);
    store.listen(
        change -> {
          note(() -> "        " + Traces.of(change));
          services.judge(change, author, step);
          register.judge(change, author);
          statuses.judge(change, author);
        });
  }

  Store store() {
    return store;
  }

  SimulatedClock clock() {
    return clock;
  }

  ModelApiServer server() {
    return server;
  }

  Controllers controllers() {
    return controllers;
  }

  ServiceJudge services() {
    return services;
  }

  Set<Violation> violations() {
    return violations;
  }

  List<String> trace() {
    return trace;
  }

  long writes() {
    return writes;
  }

  /** What meets requests from here on, and at which of them a worker rests. */
  void weather(Faults faults, Rests rests) {
    this.faults = faults;
    this.rests = rests;
  }

  /** Breaks the server that operators started from here on speak to. */
  void sabotage(UnaryOperator<ApiServer> sabotage) {
    this.sabotage = sabotage;
  }

  void atStep(long step) {
    this.step = step;
  }

  void blame(Violation violation) {
    if (violations.add(violation)) {
      note(() -> "!!!!!!! " + violation);
    }
  }

  void note(Supplier<String> what) {
    if (traced) {
      trace.add(step + " " + what.get());
    }
  }

  @Override
  public Line lineOf(OperatorProcess process) {
    return new Line(
        sabotage.apply(server),
        new Line.Traffic() {
          @Override
          public <T> T pass(Request request, Supplier<T> carryOut) {
            return Harbour.this.pass(process, request, carryOut);
          }
        });
  }

  private <T> T pass(OperatorProcess process, Request request, Supplier<T> carryOut) {
    Worker worker = process.current();
    hold(process, worker, request, false);
    clock.moveBy(A_MOMENT);
    Fault fault = faults.at(request);
    writes += request.writes() ? 1 : 0;
    note(() -> worker + " " + request + (fault == Fault.None ? "" : " " + fault));
    return switch (fault) {
      case None -> answered(process, worker, request, carryOut);
      case LostBefore -> throw Refusals.noAnswer();
      case LostAfter -> {
        Optional<RuntimeException> unused = attempt(worker, process, carryOut);
        hold(process, worker, request, true);
        throw Refusals.noAnswer();
      }
      case SentTwice -> {
        Optional<RuntimeException> unused = attempt(worker, process, carryOut);
        hold(process, worker, request, true);
        yield answered(process, worker, request, carryOut);
      }
      case Conflict409 -> throw Refusals.refusal(409, "Conflict", "injected");
      case Invalid422 -> throw Refusals.refusal(422, "Invalid", "injected");
      case TooMany429 -> throw Refusals.refusal(429, "TooManyRequests", "injected");
      case Broken500 -> throw Refusals.refusal(500, "InternalError", "injected");
      case Away503 -> throw Refusals.refusal(503, "ServiceUnavailable", "injected");
      case KilledBefore -> throw killed(process);
      case KilledAfter -> {
        Optional<RuntimeException> unused = attempt(worker, process, carryOut);
        throw killed(process);
      }
    };
  }

  private static Killed killed(OperatorProcess process) {
    process.kill();
    return new Killed();
  }

  private <T> T answered(
      OperatorProcess process, Worker worker, Request request, Supplier<T> carryOut) {
    T answer;
    try {
      answer = as(process, worker, carryOut);
    } catch (KubernetesClientException refusal) {
      note(() -> "        refused " + refusal.getMessage());
      hold(process, worker, request, true);
      throw refusal;
    }
    hold(process, worker, request, true);
    return answer;
  }

  private <T> Optional<RuntimeException> attempt(
      Worker worker, OperatorProcess process, Supplier<T> carryOut) {
    try {
      T unused = as(process, worker, carryOut);
      return Optional.empty();
    } catch (KubernetesClientException refusal) {
      return Optional.of(refusal);
    }
  }

  private <T> T as(OperatorProcess process, Worker worker, Supplier<T> carryOut) {
    author =
        new Author(
            process.name(),
            worker.name().substring(worker.name().indexOf(' ') + 1),
            worker.begun().version(),
            worker.begun().knew());
    try {
      return carryOut.get();
    } finally {
      author = Author.SOMEBODY;
    }
  }

  private void hold(OperatorProcess process, Worker worker, Request request, boolean answered) {
    if (rests.at(request, answered)) {
      worker.rest();
    }
    if (process.dead()) {
      throw new Killed();
    }
  }
}
