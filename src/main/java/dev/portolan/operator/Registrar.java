package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Gathered;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the register of leases and one allocation's settlement agree.
 *
 * <p>Leases are taken in the order of their names. The first that somebody else has stops it: what
 * is there instead is read, everything is settled again with that knowledge, and what this pass
 * created in vain is deleted, that version only.
 */
final class Registrar {

  private static final int ATTEMPTS = 100;

  private final LeaseDesk desk;
  private final Chart chart;
  private final Wakes wakes;

  Registrar(LeaseDesk desk, Chart chart, Wakes wakes) {
    this.desk = desk;
    this.chart = chart;
    this.wakes = wakes;
  }

  /**
   * Settles and takes what is granted; empty when the allocation has a successor already, whose
   * leases are not to be taken back.
   *
   * @throws IllegalStateException when others changed the same leases a hundred times meanwhile;
   *     worth another try
   */
  Optional<Settled> take(Gathered gathered) {
    Owner owner = gathered.declared().owner();
    SortedMap<Key, PortLease> written = new TreeMap<>();
    Set<Key> created = new HashSet<>();
    Gathered known = gathered;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<LeaseChange> changes = LeaseChanges.of(known.world(), known.settlement(), owner);
      if (isOutlived(changes, owner)) {
        rollBack(Set.of(), written, created);
        wakes.wake(chart.removed(gathered.allocation()));
        return Optional.empty();
      }
      Optional<Key> lost = acquire(changes, known, written, created);
      Set<Key> wanted = LeaseChanges.entries(known.settlement(), owner).keySet();
      if (lost.isEmpty()) {
        rollBack(wanted, written, created);
        return Optional.of(Settled.of(known, changes, written.keySet()));
      }
      written.remove(lost.get());
      created.remove(lost.get());
      Set<Key> doubtful = new TreeSet<>(List.of(lost.get()));
      if (attempt > 0) {
        doubtful.addAll(inDoubt(wanted, written.keySet()));
      }
      known = withTruth(known, doubtful);
    }
    rollBack(Set.of(), written, created);
    throw new IllegalStateException("the leases of " + owner + " keep changing under our hands");
  }

  // Whoever has not seen yet that an allocation was made anew would take its leases back.
  private boolean isOutlived(List<LeaseChange> changes, Owner owner) {
    return changes.stream().anyMatch(change -> change.isInheritance(owner)) && !desk.lives(owner);
  }

  /**
   * Frees what is not served any more, and wakes those who wait for it when all of it is; false
   * when a lease was not as it was read.
   */
  boolean release(List<Release> releases, Set<Key> stillServed) {
    Set<ResourceID> waiting = new HashSet<>();
    try {
      boolean asRead = true;
      for (Release release : releases) {
        if (!stillServed.contains(release.change().key())) {
          asRead &= release(release.lease(), release.change(), waiting);
        }
      }
      return asRead;
    } finally {
      wakes.wake(waiting);
    }
  }

  private boolean release(PortLease lease, LeaseChange change, Set<ResourceID> waiting) {
    boolean done =
        switch (change) {
          case LeaseChange.Free free -> freed(lease, waiting);
          case LeaseChange.Quarantine quarantine ->
              kept(desk.quarantine(lease, quarantine), waiting);
          case LeaseChange.Amend amend ->
              desk.amend(lease, amend.to()).map(this::learn).isPresent();
          case LeaseChange.Take take -> false;
        };
    if (!done) {
      reread(change.key());
    }
    return done;
  }

  private Optional<Key> acquire(
      List<LeaseChange> changes, Gathered known, Map<Key, PortLease> written, Set<Key> created) {
    Owner owner = known.declared().owner();
    for (LeaseChange change : changes) {
      Optional<PortLease> lease =
          switch (change) {
            case LeaseChange.Free free -> Optional.empty();
            case LeaseChange.Quarantine quarantine -> Optional.empty();
            case LeaseChange.Amend amend ->
                amend.isReleaseBy(owner)
                    ? Optional.empty()
                    : Optional.of(amended(amend, written, created, known.world().now()));
            case LeaseChange.Take take -> Optional.of(taken(take, written, created));
          };
      if (lease.filter(LOST::equals).isPresent()) {
        return Optional.of(change.key());
      }
      lease.ifPresent(held -> written.put(change.key(), held));
    }
    return Optional.empty();
  }

  private static final PortLease LOST = new PortLease();

  private PortLease taken(LeaseChange.Take take, Map<Key, PortLease> written, Set<Key> created) {
    PortLease before = written.get(take.key());
    if (before != null) {
      return take.entry().saidBy(Leases.read(before))
          ? before
          : desk.amend(before, take.entry()).map(this::learnOwn).orElse(LOST);
    }
    Optional<PortLease> lease = desk.create(take.entry()).map(this::learnOwn);
    lease.ifPresent(fresh -> created.add(take.key()));
    return lease.orElse(LOST);
  }

  private PortLease amended(
      LeaseChange.Amend amend, Map<Key, PortLease> written, Set<Key> created, Instant now) {
    PortLease before = written.get(amend.key());
    if (before != null && amend.to().saidBy(Leases.read(before))) {
      return before;
    }
    if (amend.from().lapsed(now)) {
      // It was nobody's any more: rolled back, nothing is left of it.
      created.add(amend.key());
    }
    return Optional.ofNullable(before)
        .or(
            () ->
                chart.lease(amend.key()).filter(object -> Leases.read(object).equals(amend.from())))
        .flatMap(object -> desk.amend(object, amend.to()))
        .map(this::learnOwn)
        .orElse(LOST);
  }

  /**
   * Writes the leases again under which the Service is to show something new, those apart that this
   * pass wrote itself: another operator's rollback must not pull them away unseen. False when one
   * is not as it was read.
   */
  boolean renew(Settled settled, Key.ServiceName service) {
    Set<Key> fresh = new HashSet<>(settled.written());
    for (Verdict verdict : settled.verdicts()) {
      if (verdict.claim().serviceName().equals(service)
          && Exposing.somethingNew(verdict, settled.gathered().world().observed())
          && !renewed(verdict, settled, fresh)) {
        return false;
      }
    }
    return true;
  }

  private boolean renewed(Verdict verdict, Settled settled, Set<Key> fresh) {
    for (Key key : verdict.held()) {
      if (key.leased() && fresh.add(key)) {
        if (own(key, settled.gathered()).flatMap(desk::bump).map(this::learnOwn).isEmpty()) {
          reread(key);
          return false;
        }
      }
    }
    return true;
  }

  private Optional<PortLease> own(Key key, Gathered known) {
    return chart.lease(key).filter(lease -> Leases.read(lease).heldBy(known.declared().owner()));
  }

  private void rollBack(Set<Key> needed, Map<Key, PortLease> written, Set<Key> created) {
    created.stream()
        .filter(key -> !needed.contains(key))
        .sorted()
        .map(written::get)
        .filter(java.util.Objects::nonNull)
        .forEach(
            lease -> {
              Set<ResourceID> waiting = new HashSet<>();
              var unused = freed(lease, waiting);
              wakes.wake(waiting);
            });
  }

  private boolean kept(Optional<PortLease> lease, Set<ResourceID> waiting) {
    lease.map(chart::put).ifPresent(waiting::addAll);
    return lease.isPresent();
  }

  private boolean freed(PortLease lease, Set<ResourceID> waiting) {
    boolean free = desk.free(lease);
    if (free) {
      waiting.addAll(chart.remove(lease));
    }
    return free;
  }

  // Who is wrong about two keys is likely to be wrong about all that it believes it can have:
  // asking for all is cheaper than to be refused each, and to settle everything in between.
  private static Set<Key> inDoubt(Set<Key> wanted, Set<Key> written) {
    Set<Key> doubtful = new TreeSet<>(wanted);
    doubtful.removeAll(written);
    return doubtful;
  }

  private Gathered withTruth(Gathered known, Set<Key> keys) {
    List<Lease> leases =
        new ArrayList<>(
            known.world().leases().stream().filter(lease -> !keys.contains(lease.key())).toList());
    keys.forEach(key -> reread(key).map(Leases::read).ifPresent(leases::add));
    return known.withLeases(leases);
  }

  /** Asks the API server for a lease and remembers the answer. */
  Optional<PortLease> reread(Key key) {
    // What comes while we ask is not what the API server said is gone.
    Optional<PortLease> before = chart.lease(key);
    Optional<PortLease> now = desk.read(key);
    now.ifPresentOrElse(
        this::learn, () -> before.ifPresent(gone -> wakes.wake(chart.removed(gone))));
    return now;
  }

  /** Remembers what the API server said of an allocation. */
  void learn(PortAllocation allocation) {
    wakes.wake(chart.put(allocation));
  }

  private PortLease learnOwn(PortLease lease) {
    var holder = lease.getSpec().holder();
    wakes.wakeOthers(new ResourceID(holder.name(), holder.namespace()), chart.put(lease));
    return lease;
  }

  private PortLease learn(PortLease lease) {
    wakes.wake(chart.put(lease));
    return lease;
  }
}
