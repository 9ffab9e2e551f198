package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the reservations, once every claim has had its turn. */
final class ReservationVerdicts {

  private final World world;
  private final Standing standing;
  private final Taken taken;

  ReservationVerdicts(World world, Standing standing, Taken taken) {
    this.world = world;
    this.standing = standing;
    this.taken = taken;
  }

  SortedMap<String, ReservationVerdict> of(List<Reservation> asked) {
    SortedMap<String, ReservationVerdict> verdicts = new TreeMap<>();
    asked.forEach(
        reservation ->
            verdicts.put(reservation.owner() + "/" + reservation.name(), judge(reservation)));
    return verdicts;
  }

  private ReservationVerdict judge(Reservation reservation) {
    if (reservation.expired(world.now())) {
      return verdict(reservation, ReservationVerdict.State.Expired, Optional.empty());
    }
    Optional<Objection> objection =
        standing.against(reservation, world.rules()).map(Objection.class::cast);
    return objection.isPresent()
        ? verdict(reservation, ReservationVerdict.State.Conflicted, objection)
        : reservation
            .key()
            .map(key -> judge(reservation, key))
            .orElseGet(() -> reserved(reservation));
  }

  private ReservationVerdict judge(Reservation reservation, Key key) {
    return taken
        .grantedTo(key)
        .map(user -> usedOrTaken(reservation, key, user))
        .or(() -> leased(reservation, key))
        .or(() -> strangers(reservation, key))
        .or(() -> reservedByOther(reservation, key))
        .orElseGet(() -> reserved(reservation));
  }

  private ReservationVerdict usedOrTaken(Reservation reservation, Key key, Claim user) {
    return reservation.admits(user)
        ? verdict(reservation, ReservationVerdict.State.Used, Optional.empty())
        : conflicted(reservation, key, Reason.HeldByOther, taken.holder(key, user));
  }

  private Optional<ReservationVerdict> leased(Reservation reservation, Key key) {
    return standing
        .lease(key)
        .filter(lease -> !lease.admits(reservation.owner(), reservation.path()))
        .or(() -> standing.formerLease(key, reservation.owner()))
        .map(lease -> usedOrHeld(reservation, key, lease));
  }

  private Optional<ReservationVerdict> strangers(Reservation reservation, Key key) {
    return standing
        .stranger(key)
        .map(other -> conflicted(reservation, key, Reason.HeldByStranger, other.holder()));
  }

  private Optional<ReservationVerdict> reservedByOther(Reservation reservation, Key key) {
    return taken
        .reservedBy(key)
        .filter(other -> !other.equals(reservation))
        .map(other -> conflicted(reservation, key, Reason.ReservedForOther, other.holder()));
  }

  private ReservationVerdict usedOrHeld(Reservation reservation, Key key, Lease lease) {
    boolean used =
        lease.state() == Lease.State.Active
            && lease.namespace().equals(reservation.owner().namespace())
            && reservation.forService().isPresent()
            && lease.holder().service().equals(reservation.forService());
    return used
        ? verdict(reservation, ReservationVerdict.State.Used, Optional.empty())
        : verdict(
            reservation,
            ReservationVerdict.State.Conflicted,
            Optional.of(Objection.Conflict.with(key, lease)));
  }

  private static ReservationVerdict reserved(Reservation reservation) {
    return verdict(reservation, ReservationVerdict.State.Reserved, Optional.empty());
  }

  private static ReservationVerdict conflicted(
      Reservation reservation, Key key, Reason reason, Holder holder) {
    return verdict(
        reservation,
        ReservationVerdict.State.Conflicted,
        Optional.of(new Objection.Conflict(key, reason, holder)));
  }

  private static ReservationVerdict verdict(
      Reservation reservation, ReservationVerdict.State state, Optional<Objection> objection) {
    return new ReservationVerdict(reservation, state, objection);
  }
}
