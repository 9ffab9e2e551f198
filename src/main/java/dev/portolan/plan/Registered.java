package dev.portolan.plan;

import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A settled world whose leases say what its verdicts say.
 *
 * @param world with the leases that the settlement comes to
 */
record Registered(World world, Settlement settlement) {

  private static final int TURNS = 5;

  static Registered settle(World given) {
    return settle(given, SeparateParts.of(given));
  }

  /** Settles parts of a world that share no key, all at once. */
  static Registered settle(World given, List<World> parts) {
    List<Registered> settled = parts.parallelStream().map(Registered::once).toList();
    if (settled.stream().allMatch(Registered::isContent)) {
      return new Registered(given, joined(settled));
    }
    List<Registered> atRest = settled.parallelStream().map(Registered::atRest).toList();
    return new Registered(given.withLeases(leases(atRest)), joined(atRest));
  }

  private static Registered once(World world) {
    return new Registered(world, Settlement.settle(world));
  }

  private Registered atRest() {
    if (isContent()) {
      return new Registered(withItsLeases(), settlement);
    }
    Registered registered = this;
    for (int turn = 0; turn < TURNS; turn++) {
      Registered next = once(registered.withItsLeases());
      if (next.world().equals(registered.world())) {
        return next;
      }
      registered = next;
    }
    return registered;
  }

  private static Settlement joined(List<Registered> parts) {
    SortedMap<ClaimId, Verdict> verdicts = new TreeMap<>();
    SortedMap<String, ReservationVerdict> reservations = new TreeMap<>();
    for (Registered part : parts) {
      verdicts.putAll(part.settlement().verdicts());
      reservations.putAll(part.settlement().reservations());
    }
    return new Settlement(verdicts, reservations);
  }

  private static List<Lease> leases(List<Registered> parts) {
    return parts.stream()
        .flatMap(part -> part.world().leases().stream())
        .sorted(Comparator.comparing(Lease::key))
        .toList();
  }

  /** Where nobody is refused, leases change nothing. */
  private boolean isContent() {
    return settlement.verdicts().values().stream().allMatch(verdict -> verdict.refused().isEmpty());
  }

  private World withItsLeases() {
    SortedMap<Key, Lease> leases = new TreeMap<>();
    world.leases().forEach(lease -> leases.put(lease.key(), lease));
    for (Owner owner : owners()) {
      LeaseChanges.entries(settlement, owner)
          .forEach((key, entry) -> leases.merge(key, lease(entry), Registered::amended));
    }
    return world.withLeases(List.copyOf(leases.values()));
  }

  private TreeSet<Owner> owners() {
    TreeSet<Owner> owners = new TreeSet<>();
    world.claims().forEach(claim -> owners.add(claim.owner()));
    world.reservations().forEach(reservation -> owners.add(reservation.owner()));
    return owners;
  }

  private static Lease lease(LeaseChange.Entry entry) {
    return new Lease(
        entry.key(),
        entry.owner().namespace(),
        entry.owner().name(),
        entry.owner().uid(),
        entry.claims(),
        entry.state(),
        entry.forService(),
        Optional.empty(),
        entry.expires());
  }

  /** Who has it already has it since then. */
  private static Lease amended(Lease there, Lease entry) {
    return new Lease(
        entry.key(),
        entry.namespace(),
        entry.allocation(),
        entry.uid(),
        entry.claims(),
        entry.state(),
        entry.forService(),
        there.uid().equals(entry.uid()) ? there.acquired() : Optional.empty(),
        entry.expires());
  }
}
