package dev.portolan.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a settlement makes of one allocation's leases, sorted by name.
 *
 * <pre>
 *  the settlement gives it the key   the register says          change
 *  yes                               nothing                    Take
 *  yes                               it, in other words         Amend
 *  yes                               exactly that               none
 *  no                                it, and a reservation      Amend, back to the reservation
 *  no, another allocation            it                         none, the other one amends it
 *  no                                it                         Free
 * </pre>
 */
public final class LeaseChanges {

  private final World world;
  private final Settlement settlement;
  private final Owner owner;
  private final Map<Key, Lease> register = new TreeMap<>();

  private LeaseChanges(World world, Settlement settlement, Owner owner) {
    this.world = world;
    this.settlement = settlement;
    this.owner = owner;
    world.leases().forEach(lease -> register.put(lease.key(), lease));
  }

  /** The changes for one allocation of the settled world. */
  public static List<LeaseChange> of(World world, Settlement settlement, Owner owner) {
    return new LeaseChanges(world, settlement, owner).changes(entries(settlement, owner));
  }

  /** What the register shall say of the allocation's keys. */
  public static SortedMap<Key, LeaseChange.Entry> entries(Settlement settlement, Owner owner) {
    SortedMap<Key, LeaseChange.Entry> entries = new TreeMap<>();
    for (Verdict verdict : settlement.of(owner)) {
      verdict.held().stream()
          .filter(Key::leased)
          .forEach(
              key ->
                  entries.merge(
                      key, entry(key, owner, verdict.claim().id().path()), LeaseChanges::both));
    }
    settlement.reservationsOf(owner).stream()
        .filter(verdict -> verdict.state() == ReservationVerdict.State.Reserved)
        .map(ReservationVerdict::reservation)
        .forEach(
            reservation ->
                reservation
                    .key()
                    .ifPresent(key -> entries.putIfAbsent(key, entry(key, reservation))));
    return entries;
  }

  private List<LeaseChange> changes(SortedMap<Key, LeaseChange.Entry> wanted) {
    SortedMap<Key, LeaseChange> changes = new TreeMap<>();
    wanted.forEach((key, entry) -> change(entry).ifPresent(change -> changes.put(key, change)));
    register.values().stream()
        .filter(lease -> lease.heldBy(owner) && !wanted.containsKey(lease.key()))
        .filter(lease -> !handedOn(lease.key()))
        .forEach(lease -> changes.put(lease.key(), release(lease, world)));
    return List.copyOf(changes.values());
  }

  // Whoever it was reserved for rewrites it; freed in between, anybody could take it.
  private boolean handedOn(Key key) {
    return settlement.verdicts().values().stream()
        .filter(verdict -> !verdict.claim().owner().uid().equals(owner.uid()))
        .anyMatch(verdict -> verdict.held().contains(key));
  }

  private Optional<LeaseChange> change(LeaseChange.Entry entry) {
    Optional<Lease> lease = Optional.ofNullable(register.get(entry.key()));
    if (lease.isEmpty()) {
      return Optional.of(new LeaseChange.Take(entry));
    }
    return lease
        .filter(found -> !entry.saidBy(found))
        .map(found -> new LeaseChange.Amend(found, entry));
  }

  /**
   * How a lease that its holder gives up is freed: back to a reservation that still stands, or
   * deleted. Where a stranger has the key no reservation stands; two of them would pass the lease
   * to and fro.
   */
  public static LeaseChange release(Lease lease, World world) {
    return world.reservations().stream()
        .filter(r -> r.key().filter(lease.key()::equals).isPresent())
        .filter(r -> !r.expired(world.now()) && world.rules().judge(r).isEmpty())
        .filter(r -> !lease.heldBy(r.owner()))
        .filter(r -> !world.observed().strangers().containsKey(lease.key()))
        .min(
            java.util.Comparator.comparing(Reservation::owner).thenComparing(Reservation::position))
        .<LeaseChange>map(r -> new LeaseChange.Amend(lease, entry(lease.key(), r)))
        .orElseGet(() -> new LeaseChange.Free(lease));
  }

  private static LeaseChange.Entry entry(Key key, Owner owner, String path) {
    return new LeaseChange.Entry(
        key, owner, new TreeSet<>(List.of(path)), Lease.State.Active, Optional.empty());
  }

  private static LeaseChange.Entry entry(Key key, Reservation reservation) {
    return new LeaseChange.Entry(
        key,
        reservation.owner(),
        new TreeSet<>(List.of(reservation.path())),
        Lease.State.Reserved,
        reservation.forService());
  }

  private static LeaseChange.Entry both(LeaseChange.Entry one, LeaseChange.Entry other) {
    TreeSet<String> claims = new TreeSet<>(one.claims());
    claims.addAll(other.claims());
    return new LeaseChange.Entry(one.key(), one.owner(), claims, one.state(), one.forService());
  }
}
