package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Gathered;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
   * Settles and takes what is granted.
   *
   * @throws IllegalStateException when others changed the same leases a hundred times meanwhile;
   *     worth another try
   */
  Settled take(Gathered gathered) {
    SortedMap<Key, PortLease> written = new TreeMap<>();
    Set<Key> created = new HashSet<>();
    Gathered known = gathered;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Settlement settlement = known.settlement();
      Optional<Key> lost = acquire(known, settlement, written, created);
      boolean refused = lost.isPresent();
      if (lost.isEmpty()) {
        lost = bump(known, settlement, written);
      }
      if (lost.isEmpty()) {
        rollBack(
            LeaseChanges.entries(settlement, gathered.declared().owner()).keySet(),
            written,
            created);
        return new Settled(known, settlement, releases(known, settlement));
      }
      written.remove(lost.get());
      created.remove(lost.get());
      Set<Key> doubtful = new TreeSet<>(List.of(lost.get()));
      if (refused && attempt > 0) {
        doubtful.addAll(inDoubt(known, settlement, written.keySet()));
      }
      known = withTruth(known, doubtful);
    }
    rollBack(Set.of(), written, created);
    throw new IllegalStateException(
        "the leases of " + gathered.declared().owner() + " keep changing under our hands");
  }

  /**
   * Frees what is not served any more, and wakes those who wait for it when all of it is; false
   * when a lease was not as it was read.
   */
  boolean release(List<LeaseChange> releases, Set<Key> stillServed) {
    Set<ResourceID> waiting = new HashSet<>();
    try {
      boolean asRead = true;
      for (LeaseChange change : releases) {
        Optional<PortLease> object =
            chart.lease(change.key()).filter(lease -> Leases.read(lease).equals(from(change)));
        if (!stillServed.contains(change.key()) && object.isPresent()) {
          asRead &= release(object.get(), change, waiting);
        }
      }
      return asRead;
    } finally {
      wakes.wake(waiting);
    }
  }

  private static @Nullable Lease from(LeaseChange change) {
    return switch (change) {
      case LeaseChange.Free free -> free.lease();
      case LeaseChange.Amend amend -> amend.from();
      case LeaseChange.Take take -> null;
    };
  }

  private boolean release(PortLease lease, LeaseChange change, Set<ResourceID> waiting) {
    boolean done =
        switch (change) {
          case LeaseChange.Free free -> freed(lease, waiting);
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
      Gathered known, Settlement settlement, Map<Key, PortLease> written, Set<Key> created) {
    Owner owner = known.declared().owner();
    for (LeaseChange change : LeaseChanges.of(known.world(), settlement, owner)) {
      Optional<PortLease> lease =
          switch (change) {
            case LeaseChange.Free free -> Optional.empty();
            case LeaseChange.Amend amend ->
                isRelease(amend, owner) ? Optional.empty() : Optional.of(amended(amend, written));
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

  private static boolean isRelease(LeaseChange.Amend amend, Owner owner) {
    return !amend.to().owner().uid().equals(owner.uid());
  }

  private PortLease taken(LeaseChange.Take take, Map<Key, PortLease> written, Set<Key> created) {
    PortLease before = written.get(take.key());
    if (before != null) {
      return saysSo(before, take.entry())
          ? before
          : desk.amend(before, take.entry()).map(this::learnOwn).orElse(LOST);
    }
    Optional<PortLease> lease = desk.create(take.entry()).map(this::learnOwn);
    lease.ifPresent(fresh -> created.add(take.key()));
    return lease.orElse(LOST);
  }

  private PortLease amended(LeaseChange.Amend amend, Map<Key, PortLease> written) {
    PortLease before = written.get(amend.key());
    if (before != null && saysSo(before, amend.to())) {
      return before;
    }
    return Optional.ofNullable(before)
        .or(
            () ->
                chart.lease(amend.key()).filter(object -> Leases.read(object).equals(amend.from())))
        .flatMap(object -> desk.amend(object, amend.to()))
        .map(this::learnOwn)
        .orElse(LOST);
  }

  private static boolean saysSo(PortLease lease, LeaseChange.Entry entry) {
    Lease read = Leases.read(lease);
    return read.heldBy(entry.owner())
        && read.claims().equals(entry.claims())
        && read.state() == entry.state()
        && read.forService().equals(entry.forService());
  }

  /**
   * Bumps the leases under which something new is to be exposed and that this pass did not write
   * itself: another operator's rollback must not pull them away unseen.
   */
  private Optional<Key> bump(Gathered known, Settlement settlement, Map<Key, PortLease> written) {
    for (Verdict verdict : settlement.of(known.declared().owner())) {
      if (Exposing.somethingNew(verdict, known.world().observed())) {
        for (Key key : verdict.held()) {
          if (key.leased() && !written.containsKey(key)) {
            Optional<PortLease> bumped = own(key, known).flatMap(desk::bump).map(this::learnOwn);
            if (bumped.isEmpty()) {
              return Optional.of(key);
            }
            written.put(key, bumped.get());
          }
        }
      }
    }
    return Optional.empty();
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

  private boolean freed(PortLease lease, Set<ResourceID> waiting) {
    boolean free = desk.free(lease);
    if (free) {
      waiting.addAll(chart.remove(lease));
    }
    return free;
  }

  private static List<LeaseChange> releases(Gathered known, Settlement settlement) {
    Owner owner = known.declared().owner();
    return LeaseChanges.of(known.world(), settlement, owner).stream()
        .filter(
            change ->
                change instanceof LeaseChange.Free
                    || (change instanceof LeaseChange.Amend amend && isRelease(amend, owner)))
        .toList();
  }

  // Who is wrong about two keys is likely to be wrong about all that it believes it can have:
  // asking for all is cheaper than to be refused each, and to settle everything in between.
  private static Set<Key> inDoubt(Gathered known, Settlement settlement, Set<Key> written) {
    Set<Key> wanted =
        new TreeSet<>(LeaseChanges.entries(settlement, known.declared().owner()).keySet());
    wanted.removeAll(written);
    return wanted;
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
