package dev.portolan.plan;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
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
    Registered registered = new Registered(given, Settlement.settle(given));
    if (registered.isContent()) {
      return registered;
    }
    for (int turn = 0; turn < TURNS; turn++) {
      World world = registered.withItsLeases();
      Registered next = new Registered(world, Settlement.settle(world));
      if (world.equals(registered.world())) {
        return next;
      }
      registered = next;
    }
    return registered;
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
    return new World(
        world.claims(),
        world.reservations(),
        List.copyOf(leases.values()),
        world.rules(),
        world.observed(),
        world.now());
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
