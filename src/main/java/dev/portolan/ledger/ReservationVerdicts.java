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
    Optional<Objection> objection = world.rules().judge(reservation).map(Objection.class::cast);
    return objection.isPresent()
        ? verdict(reservation, ReservationVerdict.State.Conflicted, objection)
        : reservation
            .key()
            .map(key -> judge(reservation, key))
            .orElseGet(() -> reserved(reservation));
  }

  private ReservationVerdict judge(Reservation reservation, Key key) {
    Optional<Claim> user = taken.grantedTo(key);
    if (user.isPresent()) {
      return user.filter(reservation::admits).isPresent()
          ? verdict(reservation, ReservationVerdict.State.Used, Optional.empty())
          : conflicted(
              reservation,
              new Objection.Conflict(key, Reason.HeldByOther, taken.holder(key, user.get())));
    }
    return standing
        .lease(key)
        .filter(
            lease ->
                !lease.heldBy(reservation.owner())
                    && !lease.inheritedBy(reservation.owner(), reservation.path()))
        .map(lease -> lapsedOrHeld(reservation, key, lease))
        .or(
            () ->
                standing
                    .stranger(key)
                    .map(
                        s ->
                            conflicted(
                                reservation,
                                new Objection.Conflict(key, Reason.HeldByStranger, s.holder()))))
        .or(
            () ->
                taken
                    .reservedBy(key)
                    .filter(other -> !other.equals(reservation))
                    .map(
                        other ->
                            conflicted(
                                reservation,
                                new Objection.Conflict(
                                    key, Reason.ReservedForOther, other.holder()))))
        .orElseGet(() -> reserved(reservation));
  }

  private ReservationVerdict lapsedOrHeld(Reservation reservation, Key key, Lease lease) {
    boolean used =
        lease.state() == Lease.State.Active
            && lease.namespace().equals(reservation.owner().namespace())
            && reservation.forService().isPresent()
            && lease.holder().service().equals(reservation.forService());
    return used
        ? verdict(reservation, ReservationVerdict.State.Used, Optional.empty())
        : conflicted(
            reservation, new Objection.Conflict(key, Taken.leaseReason(lease), lease.holder()));
  }

  private static ReservationVerdict reserved(Reservation reservation) {
    return verdict(reservation, ReservationVerdict.State.Reserved, Optional.empty());
  }

  private static ReservationVerdict conflicted(Reservation reservation, Objection objection) {
    return verdict(reservation, ReservationVerdict.State.Conflicted, Optional.of(objection));
  }

  private static ReservationVerdict verdict(
      Reservation reservation, ReservationVerdict.State state, Optional<Objection> objection) {
    return new ReservationVerdict(reservation, state, objection);
  }
}
