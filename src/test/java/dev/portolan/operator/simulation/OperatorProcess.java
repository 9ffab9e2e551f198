package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.operator.Errands;
import dev.portolan.operator.OperatorCore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One life of an operator: the real core, its caches, and what java-operator-sdk does around it.
 */
final class OperatorProcess {
  private final String name;
  private final SimulatedClock clock;
  private final OperatorCore core;
  private final List<Watch> watches = new ArrayList<>();
  private final WorkQueue queue = new WorkQueue(this::cached);
  private final List<Errand> errands = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Throwable> surprises = new ArrayList<>();
  private int listed;
  private boolean dead;
  private Optional<Worker> current = Optional.empty();
  private Optional<Worker> sweeping = Optional.empty();

  private record Errand(Instant due, Runnable work) {}

  /** What may reach a process from outside while it sends a request. */
  interface Surroundings {
    Line lineOf(OperatorProcess process);
  }

  OperatorProcess(String name, Store store, SimulatedClock clock, Surroundings surroundings) {
    this.name = name;
    this.clock = clock;
    for (Kind kind :
        List.of(
            Kind.PortAllocation,
            Kind.PortPolicy,
            Kind.Namespace,
            Kind.PortLease,
            Kind.Service,
            Kind.NetworkPolicy)) {
      watches.add(new Watch(kind, store, listener(kind)));
    }
    this.core = new OperatorCore(surroundings.lineOf(this), clock, errands(), this::wake);
  }

  String name() {
    return name;
  }

  /** Lists one kind more; with the last it begins to work. */
  void startUp() {
    watches.get(listed).list();
    listed++;
    if (started()) {
      watches.forEach(
          watch ->
              watch.cache().values().forEach(object -> Objects.requireNonNull(core.seen(object))));
      allocations().cache().keySet().forEach(queue::event);
    }
  }

  boolean started() {
    return listed == watches.size();
  }

  boolean dead() {
    return dead;
  }

  void kill() {
    dead = true;
  }

  /** Lets the workers of a dead process end. */
  void bury() {
    for (Worker worker : List.copyOf(workers)) {
      goOn(worker);
    }
  }

  List<Watch> watchesBehind() {
    return started() ? watches.stream().filter(Watch::behind).toList() : List.of();
  }

  List<Worker> workers() {
    return List.copyOf(workers);
  }

  /** The worker that runs at this moment. */
  Worker current() {
    return current.orElseThrow();
  }

  List<String> queued() {
    return queue.queued();
  }

  void event(String allocation) {
    queue.event(allocation);
  }

  /** The names of the allocations that it knows. */
  List<String> known() {
    return List.copyOf(allocations().cache().keySet());
  }

  /** What no operator may do: fail otherwise than by a refused or unanswered request. */
  List<Throwable> surprises() {
    return surprises;
  }

  /** Begins to look at an allocation. */
  Worker begin(String allocation) {
    queue.started(allocation);
    HasMetadata cached = allocations().cache().get(allocation);
    if (cached == null || cached.getMetadata().getDeletionTimestamp() != null) {
      queue.done(allocation, Optional.empty(), clock.instant());
      return new Worker("nothing", begun(), () -> {});
    }
    Worker worker =
        new Worker(
            name + " " + allocation, begun(), () -> reconcile(allocation, (PortAllocation) cached));
    workers.add(worker);
    return worker;
  }

  private Worker.Begun begun() {
    Optional<HasMetadata> policy =
        watches.stream()
            .filter(watch -> watch.kind() == Kind.PortPolicy)
            .flatMap(watch -> Optional.ofNullable(watch.cache().get("cluster")).stream())
            .findFirst();
    long known =
        watches.stream()
            .filter(watch -> watch.kind() == Kind.PortAllocation || watch.kind() == Kind.Namespace)
            .mapToLong(Watch::upTo)
            .min()
            .orElseThrow();
    return new Worker.Begun(known, Regime.of(policy));
  }

  boolean hasErrand() {
    return sweeping.isEmpty()
        && errands.stream().anyMatch(errand -> !errand.due().isAfter(clock.instant()));
  }

  Worker beginErrand() {
    Errand first = errands.stream().min(Comparator.comparing(Errand::due)).orElseThrow();
    errands.remove(first);
    Worker worker = new Worker(name + " sweeper", begun(), first.work());
    sweeping = Optional.of(worker);
    workers.add(worker);
    return worker;
  }

  void goOn(Worker worker) {
    current = Optional.of(worker);
    worker.goOn();
    current = Optional.empty();
    if (worker.finished()) {
      workers.remove(worker);
      sweeping = sweeping.filter(busy -> busy != worker);
      worker.failure().filter(e -> !(e instanceof Killed)).ifPresent(surprises::add);
    }
  }

  /** When something of this process that is not due yet will be. */
  Optional<Instant> nextTimer(Instant now) {
    return Stream.concat(errands.stream().map(Errand::due), queue.timers())
        .filter(due -> due.isAfter(now))
        .min(Instant::compareTo);
  }

  void tick() {
    queue.tick(clock.instant());
  }

  private void reconcile(String name, PortAllocation allocation) {
    try {
      Optional<Duration> again = core.reconcile(allocation);
      queue.done(name, again, clock.instant());
    } catch (RuntimeException e) {
      if (!Expected.in(e)) {
        surprises.add(e);
      }
      queue.failed(name, clock.instant());
    }
  }

  private Watch allocations() {
    return watches.getFirst();
  }

  private boolean cached(String allocation) {
    return allocations().cache().containsKey(allocation);
  }

  private void wake(Set<ResourceID> ids) {
    if (started()) {
      ids.stream()
          .map(id -> id.getNamespace().orElse("") + "/" + id.getName())
          .sorted()
          .forEach(queue::event);
    }
  }

  private Watch.Listener listener(Kind kind) {
    return new Watch.Listener() {
      @Override
      public void seen(Optional<HasMetadata> before, HasMetadata after) {
        wake(before.map(was -> core.seen(was, after)).orElseGet(() -> core.seen(after)));
        if (kind == Kind.PortAllocation && worthALook(before, after)) {
          queue.event(Kind.key(after));
        }
      }

      @Override
      public void gone(HasMetadata last) {
        wake(core.gone(last));
        if (kind == Kind.PortAllocation) {
          queue.gone(Kind.key(last));
        }
      }
    };
  }

  // InternalEventFilters of java-operator-sdk: a higher generation, or newly marked for deletion.
  private static boolean worthALook(Optional<HasMetadata> before, HasMetadata after) {
    return before.isEmpty()
        || before.get().getMetadata().getGeneration() < after.getMetadata().getGeneration()
        || (before.get().getMetadata().getDeletionTimestamp() == null
            && after.getMetadata().getDeletionTimestamp() != null);
  }

  private Errands errands() {
    return new Errands() {
      @Override
      public void run(Duration delay, Runnable errand) {
        errands.add(new Errand(clock.instant().plus(delay), errand));
      }

      @Override
      public void close() {
        errands.clear();
      }
    };
  }
}
