package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortStatus;
import dev.portolan.api.ReservationStatus;
import dev.portolan.operator.ApiServer;
import dev.portolan.operator.Errands;
import dev.portolan.operator.OperatorCore;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A simulated cluster with one operator, where a test says what happens next. */
final class Rehearsal {
  private final Harbour harbour;
  private final Set<Worker> resting = new HashSet<>();
  private OperatorProcess operator;
  private boolean runs = true;

  /** Two namespaces under one regime, and an operator that has started. */
  Rehearsal(Regime regime) {
    this(new Temper(1, 3, 1, 0, 0, 0, false, regime, false));
  }

  /** Two namespaces, and an operator that has started. */
  Rehearsal(Temper temper) {
    harbour = new Harbour(temper, Rehearsal::lowest, true);
    new Client(0, temper, harbour.store(), harbour.server()).setUp();
    operator = started();
  }

  Harbour harbour() {
    return harbour;
  }

  /** Ends the operator; it is started again only by {@link #start}. */
  void stop() {
    runs = false;
    operator.kill();
    operator.bury();
  }

  /** Starts the operator with empty caches. */
  void start() {
    runs = true;
    operator = started();
  }

  private OperatorProcess started() {
    OperatorProcess process = new OperatorProcess("op", harbour.store(), harbour.clock(), harbour);
    while (!process.started()) {
      process.startUp();
    }
    return process;
  }

  void apply(PortAllocation allocation) {
    if (harbour.store().get(Kind.PortAllocation, Kind.key(allocation)).isPresent()) {
      harbour.server().replace(allocation);
    } else {
      harbour.server().create(allocation);
    }
  }

  void delete(String allocation) {
    harbour
        .server()
        .remove(harbour.store().get(Kind.PortAllocation, allocation).orElseThrow(), List.of());
  }

  /** From here on the answer to this request, such as {@code POST Service apps/web}, is held. */
  void holdAnswerTo(String request) {
    hold(request, true);
  }

  /** From here on this request is held before it is sent. */
  void hold(String request) {
    hold(request, false);
  }

  private void hold(String request, boolean answer) {
    harbour.weather(
        any -> Fault.None,
        (asked, answered) -> {
          boolean held = asked.toString().equals(request) && answered == answer;
          if (held) {
            resting.add(operator.current());
          }
          return held;
        });
  }

  /** The operator's watch was cut so long that it has to list everything again. */
  void listAgain() {
    operator.watchesBehind().forEach(Watch::relist);
  }

  /** What was held goes on. */
  void release() {
    harbour.weather(any -> Fault.None, (asked, answered) -> false);
    resting.clear();
  }

  /** Everything that can happen does, until nothing moves any more but what is held. */
  void settle() {
    Instant limit = harbour.clock().instant().plus(Duration.ofMinutes(5));
    while (chores() || (runs && (moves() || timeMoves(limit)))) {
      if (operator.dead() && runs) {
        operator.bury();
        operator = started();
      }
      operator.tick();
    }
    if (!harbour.violations().isEmpty() || !operator.surprises().isEmpty()) {
      throw new AssertionError(
          harbour.violations() + " " + operator.surprises() + " " + harbour.trace());
    }
  }

  private boolean moves() {
    Optional<Watch> watch = operator.watchesBehind().stream().findFirst();
    if (watch.isPresent()) {
      Change unused = watch.get().deliver();
      return true;
    }
    Optional<Worker> worker =
        operator.workers().stream().filter(w -> !resting.contains(w)).findFirst();
    worker.ifPresent(operator::goOn);
    return worker.isPresent() || begins();
  }

  private boolean begins() {
    if (!operator.queued().isEmpty()) {
      operator.goOn(operator.begin(operator.queued().getFirst()));
      return true;
    }
    boolean errand = operator.hasErrand();
    if (errand) {
      operator.goOn(operator.beginErrand());
    }
    return errand;
  }

  private boolean chores() {
    Optional<Controllers.Step> chore = harbour.controllers().steps().stream().findFirst();
    chore.ifPresent(step -> step.act().run());
    return chore.isPresent();
  }

  private boolean timeMoves(Instant limit) {
    Optional<Instant> next =
        operator.nextTimer(harbour.clock().instant()).filter(due -> due.isBefore(limit));
    next.ifPresent(harbour.clock()::moveTo);
    return next.isPresent();
  }

  List<Integer> nodePorts(String service) {
    return NodePorts.numbers(service(service).orElseThrow()).stream().sorted().toList();
  }

  Optional<Service> service(String name) {
    return harbour.store().get(Kind.Service, name).map(Service.class::cast);
  }

  Optional<NetworkPolicy> fence(String name) {
    return harbour.store().get(Kind.NetworkPolicy, name).map(NetworkPolicy.class::cast);
  }

  PortLease lease(String name) {
    return (PortLease) harbour.store().get(Kind.PortLease, name).orElseThrow();
  }

  /** Who holds the lease, as {@code namespace/name}. */
  Optional<String> holder(String lease) {
    return harbour
        .store()
        .get(Kind.PortLease, lease)
        .map(found -> ((PortLease) found).getSpec().holder())
        .map(holder -> holder.namespace() + "/" + holder.name());
  }

  Optional<String> holderUid(String lease) {
    return harbour
        .store()
        .get(Kind.PortLease, lease)
        .map(found -> ((PortLease) found).getSpec().holder().uid());
  }

  PortAllocation allocation(String name) {
    return (PortAllocation) harbour.store().get(Kind.PortAllocation, name).orElseThrow();
  }

  PortStatus onlyPortOf(String allocation) {
    return Objects.requireNonNull(allocation(allocation).getStatus()).ports().getFirst();
  }

  List<ReservationStatus> reservationsOf(String allocation) {
    return Objects.requireNonNull(allocation(allocation).getStatus()).reservations();
  }

  /** One that nobody tells anything, and whose requests meet nothing on their way. */
  OperatorCore anotherOperator() {
    return anotherOperator(harbour.server());
  }

  /** One that speaks to this API server. */
  OperatorCore anotherOperator(ApiServer server) {
    Errands none =
        new Errands() {
          @Override
          public void run(Duration delay, Runnable errand) {
            // It is looked at once.
          }

          @Override
          public void close() {
            // There is nothing to drop.
          }
        };
    return anotherOperator(server, none);
  }

  /** One that speaks to this API server, and puts its errands there. */
  OperatorCore anotherOperator(ApiServer server, Errands errands) {
    return new OperatorCore(server, harbour.clock(), errands, woken -> {});
  }

  /** Tells an operator of everything that is there. */
  void tell(OperatorCore another) {
    for (Kind kind : Kind.values()) {
      harbour.store().all(kind).stream()
          .filter(any -> kind != Kind.Event)
          .forEach(object -> Objects.requireNonNull(another.seen(object)));
    }
  }

  /** A Service shows again what it once showed. */
  void showAgain(Service once) {
    Service now = service(Kind.key(once)).orElseThrow();
    Service unused = harbour.server().replace((Service) Kind.Service.with(once, now.getMetadata()));
  }

  private static int lowest(java.util.function.IntPredicate taken) {
    int number = NodePorts.FIRST;
    while (taken.test(number)) {
      number++;
    }
    return number;
  }
}
