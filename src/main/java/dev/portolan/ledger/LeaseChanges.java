package dev.portolan.ledger;

import java.time.Duration;
import java.util.Comparator;
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
 *  no                                it, and the house waits    Quarantine
 *  no                                a quarantine that lasts    none
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
        .filter(lease -> !lease.quarantined() || lease.lapsed(world.now()))
        .filter(lease -> !handedOn(lease))
        .forEach(lease -> changes.put(lease.key(), release(lease, world)));
    return List.copyOf(changes.values());
  }

  // Whoever it was reserved for rewrites it; freed in between, anybody could take it.
  private boolean handedOn(Lease lease) {
    return settlement.verdicts().values().stream()
            .filter(verdict -> !verdict.claim().owner().uid().equals(owner.uid()))
            .anyMatch(verdict -> verdict.held().contains(lease.key()))
        || (lease.lapsed(world.now()) && reservedByOther(lease.key()));
  }

  private boolean reservedByOther(Key key) {
    return settlement.reservations().values().stream()
        .filter(verdict -> verdict.state() == ReservationVerdict.State.Reserved)
        .map(ReservationVerdict::reservation)
        .filter(reservation -> !reservation.owner().uid().equals(owner.uid()))
        .anyMatch(reservation -> reservation.key().filter(key::equals).isPresent());
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
   * How a lease that its holder gives up is freed: back to a reservation that still stands, or kept
   * for its holder as long as the house says, or deleted. Where a stranger has the key no
   * reservation stands; two of them would pass the lease to and fro.
   */
  public static LeaseChange release(Lease lease, World world) {
    return world.reservations().stream()
        .filter(r -> r.key().filter(lease.key()::equals).isPresent())
        .filter(r -> !r.expired(world.now()) && world.rules().judge(r).isEmpty())
        .filter(r -> !lease.heldBy(r.owner()))
        .filter(r -> !world.observed().strangers().containsKey(lease.key()))
        .min(Comparator.comparing(Reservation::owner).thenComparing(Reservation::position))
        .<LeaseChange>map(r -> new LeaseChange.Amend(lease, entry(lease.key(), r)))
        .or(() -> quarantine(lease, world))
        .orElseGet(() -> new LeaseChange.Free(lease));
  }

  // What was only reserved was never in use; and a key that somebody serves is that one's.
  private static Optional<LeaseChange> quarantine(Lease lease, World world) {
    Duration time = world.rules().quarantine(lease.namespace());
    return lease.state() == Lease.State.Active && time.isPositive() && !servedByOther(lease, world)
        ? Optional.of(new LeaseChange.Quarantine(lease, time))
        : Optional.empty();
  }

  private static boolean servedByOther(Lease lease, World world) {
    return world.observed().ours().entrySet().stream()
        .filter(entry -> entry.getKey() instanceof Key.ServiceName)
        .anyMatch(
            entry ->
                serves(lease.key(), (Key.ServiceName) entry.getKey(), entry.getValue())
                    && !isOf(lease, (Key.ServiceName) entry.getKey(), entry.getValue()));
  }

  private static boolean serves(Key key, Key.ServiceName name, Shown shown) {
    return shown.keys(name).contains(key);
  }

  private static boolean isOf(Lease lease, Key.ServiceName name, Shown shown) {
    return name.namespace().equals(lease.namespace())
        && shown.allocation().equals(lease.allocation());
  }

  private static LeaseChange.Entry entry(Key key, Owner owner, String path) {
    return new LeaseChange.Entry(
        key,
        owner,
        new TreeSet<>(List.of(path)),
        Lease.State.Active,
        Optional.empty(),
        Optional.empty());
  }

  private static LeaseChange.Entry entry(Key key, Reservation reservation) {
    return new LeaseChange.Entry(
        key,
        reservation.owner(),
        new TreeSet<>(List.of(reservation.path())),
        Lease.State.Reserved,
        reservation.forService(),
        reservation.until());
  }

  private static LeaseChange.Entry both(LeaseChange.Entry one, LeaseChange.Entry other) {
    TreeSet<String> claims = new TreeSet<>(one.claims());
    claims.addAll(other.claims());
    return new LeaseChange.Entry(
        one.key(), one.owner(), claims, one.state(), one.forService(), one.expires());
  }
}
