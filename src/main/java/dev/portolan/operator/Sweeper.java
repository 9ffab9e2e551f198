package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.manifest.Labels;
import dev.portolan.operator.chart.Chart;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Frees what a vanished holder left, by event and when leases are first seen.
 *
 * <p>A lease is freed when the API server itself says that its holder is gone and that no Service
 * labelled with the holder's UID serves the key any more. One that a new allocation of the same
 * name takes over is left to that one.
 */
final class Sweeper {

  private static final Logger LOG = Logger.getLogger(Sweeper.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final ApiServer api;
  private final Chart chart;
  private final LeaseDesk desk;
  private final ServiceDesk services;
  private final Registrar registrar;
  private final Wakes wakes;
  private final Clock clock;
  private final Map<String, Duration> pending = new ConcurrentHashMap<>();
  private final Errands errands;

  Sweeper(
      ApiServer api,
      Chart chart,
      LeaseDesk desk,
      ServiceDesk services,
      Registrar registrar,
      Wakes wakes,
      Clock clock,
      Errands errands) {
    this.api = api;
    this.chart = chart;
    this.desk = desk;
    this.services = services;
    this.registrar = registrar;
    this.wakes = wakes;
    this.clock = clock;
    this.errands = errands;
  }

  /** An allocation is gone: what it held may be free. */
  void holderGone(PortAllocation allocation) {
    String uid = allocation.getMetadata().getUid();
    chart.leases().stream()
        .filter(lease -> lease.getSpec().holder().uid().equals(uid))
        .forEach(this::sweepSoon);
  }

  /** A lease was seen: its holder may be gone. */
  void seen(PortLease lease) {
    var holder = lease.getSpec().holder();
    if (!chart.lives(holder.namespace(), holder.name(), holder.uid())) {
      sweepSoon(lease);
    }
  }

  /**
   * A Service of ours changed or went: it may have been the last that served a key of a vanished
   * holder.
   */
  void serviceChanged(Service service) {
    Map<String, String> labels = service.getMetadata().getLabels();
    String uid = labels == null ? null : labels.get(Labels.ALLOCATION_UID);
    if (uid != null) {
      chart.leases().stream()
          .filter(lease -> lease.getSpec().holder().uid().equals(uid))
          .forEach(this::seen);
    }
  }

  private void sweepSoon(PortLease lease) {
    Key key = Leases.read(lease).key();
    if (pending.putIfAbsent(key.name(), FIRST_RETRY) == null) {
      errands.run(Duration.ZERO, () -> sweepOrRetry(key));
    }
  }

  private void sweepOrRetry(Key key) {
    Duration delay = pending.getOrDefault(key.name(), FIRST_RETRY);
    try {
      pending.remove(key.name());
      sweep(key);
    } catch (RuntimeException e) {
      LOG.debugf(e, "freeing %s failed and is tried again", key.name());
      Duration next = delay.multipliedBy(2);
      pending.put(key.name(), next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY);
      errands.run(delay, () -> sweepOrRetry(key));
    }
  }

  private void sweep(Key key) {
    PortLease object = desk.read(key).orElse(null);
    if (object == null) {
      chart.lease(key).ifPresent(gone -> wakes.wake(chart.remove(gone)));
      return;
    }
    wakes.wake(chart.put(object));
    Lease lease = Leases.read(object);
    if (!lives(lease) && !inherited(lease) && !served(lease)) {
      registrar.release(object, LeaseChanges.release(lease, chart.around(key, clock.instant())));
    }
  }

  private boolean lives(Lease lease) {
    return api.get(PortAllocation.class, lease.namespace(), lease.allocation())
        .filter(holder -> holder.getMetadata().getUid().equals(lease.uid()))
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

  private boolean served(Lease lease) {
    return services.served(lease.namespace(), lease.uid()).contains(lease.key());
  }
}
