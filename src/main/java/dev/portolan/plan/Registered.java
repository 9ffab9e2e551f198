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
 * @param parts the settlement, apart where no key is shared
 */
record Registered(World world, List<Settlement> parts) {

  private static final int TURNS = 5;

  Registered {
    parts = List.copyOf(parts);
  }

  static Registered settle(World given) {
    return settle(given, SeparateParts.of(given));
  }

  /** Settles parts of a world that share no key, all at once. */
  static Registered settle(World given, List<World> parts) {
    List<Part> settled = parts.parallelStream().map(Part::once).toList();
    if (settled.stream().allMatch(Part::isContent)) {
      return new Registered(given, settlements(settled));
    }
    List<Part> atRest = settled.parallelStream().map(Part::atRest).toList();
    return new Registered(given.withLeases(leases(atRest)), settlements(atRest));
  }

  private static List<Settlement> settlements(List<Part> parts) {
    return parts.stream().map(Part::settlement).toList();
  }

  private static List<Lease> leases(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.world().leases().stream())
        .sorted(Comparator.comparing(Lease::key))
        .toList();
  }

  /** The parts as one; to join many takes its time. */
  Settlement settlement() {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    SortedMap<ClaimId, Verdict> verdicts = new TreeMap<>();
    SortedMap<String, ReservationVerdict> reservations = new TreeMap<>();
    for (Settlement part : parts) {
      verdicts.putAll(part.verdicts());
      reservations.putAll(part.reservations());
    }
    return new Settlement(verdicts, reservations);
  }

  /** A part of a world, settled. */
  private record Part(World world, Settlement settlement) {

    static Part once(World world) {
      return new Part(world, Settlement.settle(world));
    }

    /** The same once its leases have come. */
    Part atRest() {
      if (isContent()) {
        return new Part(withItsLeases(), settlement);
      }
      Part part = this;
      for (int turn = 0; turn < TURNS; turn++) {
        Part next = once(part.withItsLeases());
        if (next.world().equals(part.world())) {
          return next;
        }
        part = next;
      }
      return part;
    }

    /** Where nobody is refused, leases change nothing. */
    boolean isContent() {
      return settlement.verdicts().values().stream()
          .allMatch(verdict -> verdict.refused().isEmpty());
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
