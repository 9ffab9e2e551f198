package dev.portolan.operator;

import dev.portolan.api.LeaseState;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.operator.chart.Chart;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Frees what a vanished holder left, by event and when leases are first seen.
 *
 * <p>A lease is freed when the API server itself says that its holder is gone and that no Service
 * labelled with the holder's UID serves the key any more. One that a new allocation of the same
 * name takes over is left to that one. All leases of one holder go together, so that who wants them
 * all is not woken for each. A quarantine that is over and that nobody has taken up is freed,
 * whoever held it.
 */
final class Sweeper {

  private static final Logger LOG = Logger.getLogger(Sweeper.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);
  // Who waits for the end looks first.
  private static final Duration GRACE = Duration.ofSeconds(1);
  // A clock may be put right meanwhile.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final ApiServer api;
  private final Chart chart;
  private final ServiceDesk services;
  private final Registrar registrar;
  private final Turns turns;
  private final Wakes wakes;
  private final Clock clock;
  private final Map<Holder, Duration> pending = new ConcurrentHashMap<>();
  private final Set<Holder> served = ConcurrentHashMap.newKeySet();
  private final Map<Key, Instant> awaited = new ConcurrentHashMap<>();
  private final Errands errands;

  Sweeper(
      ApiServer api,
      Chart chart,
      ServiceDesk services,
      Registrar registrar,
      Turns turns,
      Wakes wakes,
      Clock clock,
      Errands errands) {
    this.api = api;
    this.chart = chart;
    this.services = services;
    this.registrar = registrar;
    this.turns = turns;
    this.wakes = wakes;
    this.clock = clock;
    this.errands = errands;
  }

  /** An allocation is gone: what it held may be free. */
  void holderGone(PortAllocation allocation) {
    sweepSoon(
        new Holder(
            allocation.getMetadata().getNamespace(),
            allocation.getMetadata().getName(),
            allocation.getMetadata().getUid()));
  }

  /** A lease was seen: its holder may be gone, or its quarantine may end. */
  void seen(PortLease lease) {
    var holder = lease.getSpec().holder();
    if (lease.getSpec().state() == LeaseState.Quarantined) {
      awaitEnd(Leases.read(lease));
    } else {
      seen(new Holder(holder.namespace(), holder.name(), holder.uid()));
    }
  }

  /**
   * A Service of ours changed or went: it may have been the last that served a key of a vanished
   * holder.
   */
  void serviceChanged(Service service) {
    ServiceDesk.holders(service)
        .forEach((uid, name) -> seen(new Holder(service.getMetadata().getNamespace(), name, uid)));
  }

  /** What the Services of a vanished holder serve may be other keys by other rules. */
  void rulesChanged() {
    served.forEach(this::seen);
  }

  /** One incarnation of an allocation. */
  private record Holder(String namespace, String name, String uid) {
    ResourceID id() {
      return new ResourceID(name, namespace);
    }
  }

  private void seen(Holder holder) {
    if (!chart.lives(holder.namespace(), holder.name(), holder.uid())
        && !leases(holder).isEmpty()) {
      sweepSoon(holder);
    }
  }

  private List<PortLease> leases(Holder holder) {
    return chart.leasesOf(holder.namespace(), holder.name(), holder.uid());
  }

  private void sweepSoon(Holder holder) {
    if (pending.putIfAbsent(holder, FIRST_RETRY) == null) {
      errands.run(Duration.ZERO, () -> sweepOrRetry(holder));
    }
  }

  private void sweepOrRetry(Holder holder) {
    Duration delay = pending.getOrDefault(holder, FIRST_RETRY);
    pending.remove(holder);
    served.remove(holder);
    try {
      if (turns.take(holder.id(), () -> sweep(holder)).orElse(false)) {
        if (!leases(holder).isEmpty()) {
          served.add(holder);
        }
        return;
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "freeing what %s held failed and is tried again", holder);
    }
    Duration next = delay.multipliedBy(2);
    pending.put(holder, next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY);
    errands.run(delay, () -> sweepOrRetry(holder));
  }

  /**
   * Frees what may be freed; false when a lease was not as it was read, or is an heir's who has not
   * taken it over yet.
   */
  private boolean sweep(Holder holder) {
    List<PortLease> left =
        leases(holder).stream()
            .filter(lease -> lease.getSpec().state() != LeaseState.Quarantined)
            .toList();
    if (left.isEmpty()) {
      return true;
    }
    Optional<PortAllocation> now = api.get(PortAllocation.class, holder.namespace(), holder.name());
    if (now.filter(found -> found.getMetadata().getUid().equals(holder.uid())).isPresent()) {
      return true;
    }
    Set<Key> inherited = now.map(this::wanted).orElse(Set.of());
    boolean freed = free(holder, left, inherited);
    if (left.stream().map(Leases::read).anyMatch(lease -> inherited.contains(lease.key()))) {
      wakes.wake(Set.of(holder.id()));
      return leases(holder).isEmpty();
    }
    return freed || leases(holder).isEmpty();
  }

  private boolean free(Holder holder, List<PortLease> left, Set<Key> inherited) {
    List<Release> releases =
        left.stream()
            .filter(lease -> !inherited.contains(Leases.read(lease).key()))
            .map(lease -> new Release(lease, change(Leases.read(lease))))
            .toList();
    return registrar.release(releases, services.served(holder.namespace(), holder.uid()));
  }

  private LeaseChange change(Lease lease) {
    return LeaseChanges.release(lease, chart.around(lease, clock.instant()));
  }

  /** The keys that an heir is to have, as it is settled now; a refused one inherits nothing. */
  private Set<Key> wanted(PortAllocation heir) {
    return chart
        .gather(heir, clock.instant())
        .map(it -> LeaseChanges.entries(it.settlement(), it.declared().owner()).keySet())
        .orElse(Set.of());
  }

  private void awaitEnd(Lease lease) {
    Instant end = lease.expires().orElse(Instant.MIN);
    if (!end.equals(awaited.put(lease.key(), end))) {
      errands.run(wait(end), () -> endOrRetry(lease.key()));
    }
  }

  private Duration wait(Instant end) {
    Instant now = clock.instant();
    return end.isAfter(now.plus(LONGEST_WAIT))
        ? LONGEST_WAIT
        : end.isAfter(now) ? Duration.between(now, end).plus(GRACE) : GRACE;
  }

  private void endOrRetry(Key key) {
    awaited.remove(key);
    try {
      chart.lease(key).map(Leases::read).filter(Lease::quarantined).ifPresent(this::end);
    } catch (RuntimeException e) {
      LOG.debugf(e, "freeing %s failed and is tried again", key.name());
      errands.run(LAST_RETRY, () -> endOrRetry(key));
    }
  }

  private void end(Lease lease) {
    if (lease.lapsed(clock.instant())) {
      List<LeaseChange> end = List.of(new LeaseChange.Free(lease));
      var unused = registrar.release(Release.known(end, chart), Set.of());
    } else {
      awaitEnd(lease);
    }
  }
}
