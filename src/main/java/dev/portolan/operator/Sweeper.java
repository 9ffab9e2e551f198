package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.manifest.Labels;
import dev.portolan.operator.chart.Chart;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Frees what a vanished holder left, by event and when leases are first seen.
 *
 * <p>A lease is freed when the API server itself says that its holder is gone and that no Service
 * labelled with the holder's UID serves the key any more. One that a new allocation of the same
 * name takes over is left to that one. All leases of one holder go together, so that who wants them
 * all is not woken for each.
 */
final class Sweeper {

  private static final Logger LOG = Logger.getLogger(Sweeper.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final ApiServer api;
  private final Chart chart;
  private final ServiceDesk services;
  private final Registrar registrar;
  private final Turns turns;
  private final Wakes wakes;
  private final Clock clock;
  private final Map<Holder, Duration> pending = new ConcurrentHashMap<>();
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

  /** A lease was seen: its holder may be gone. */
  void seen(PortLease lease) {
    var holder = lease.getSpec().holder();
    seen(new Holder(holder.namespace(), holder.name(), holder.uid()));
  }

  /**
   * A Service of ours changed or went: it may have been the last that served a key of a vanished
   * holder.
   */
  void serviceChanged(Service service) {
    Map<String, String> labels = service.getMetadata().getLabels();
    if (labels != null && labels.containsKey(Labels.ALLOCATION_UID)) {
      seen(
          new Holder(
              service.getMetadata().getNamespace(),
              labels.getOrDefault(Labels.ALLOCATION, ""),
              labels.get(Labels.ALLOCATION_UID)));
    }
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
    try {
      if (turns.take(holder.id(), () -> sweep(holder)).orElse(false)) {
        return;
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "freeing what %s held failed and is tried again", holder);
    }
    Duration next = delay.multipliedBy(2);
    pending.put(holder, next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY);
    errands.run(delay, () -> sweepOrRetry(holder));
  }

  /** Frees what may be freed; false when a lease was not as it was read. */
  private boolean sweep(Holder holder) {
    List<Lease> left = leases(holder).stream().map(Leases::read).toList();
    if (left.isEmpty() || lives(holder)) {
      return true;
    }
    List<LeaseChange> releases =
        left.stream()
            .filter(lease -> !inherited(lease))
            .map(lease -> LeaseChanges.release(lease, chart.around(lease.key(), clock.instant())))
            .toList();
    Set<Key> served = services.served(holder.namespace(), holder.uid());
    return registrar.release(releases, served) || leases(holder).isEmpty();
  }

  private boolean lives(Holder holder) {
    return api.get(PortAllocation.class, holder.namespace(), holder.name())
        .filter(found -> found.getMetadata().getUid().equals(holder.uid()))
        .isPresent();
  }

  private boolean inherited(Lease lease) {
    boolean inherited =
        chart
            .declared(lease.namespace(), lease.allocation())
            .filter(heir -> wants(heir, lease))
            .isPresent();
    if (inherited) {
      wakes.wake(Set.of(new ResourceID(lease.allocation(), lease.namespace())));
    }
    return inherited;
  }

  private static boolean wants(Declared heir, Lease lease) {
    return heir.claims().stream()
            .anyMatch(
                claim ->
                    lease.claims().contains(claim.id().path())
                        && claim.keys().contains(lease.key()))
        || heir.reservations().stream()
            .anyMatch(
                r ->
                    lease.claims().contains(r.path())
                        && r.key().filter(lease.key()::equals).isPresent());
  }
}
