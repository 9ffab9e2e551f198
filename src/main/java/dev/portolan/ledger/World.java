package dev.portolan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a settlement looks at.
 *
 * @param claims the ports that live allocations ask for
 * @param reservations the numbers that live allocations keep for later
 * @param leases what is taken, by whomever, still declared or not
 * @param now against which reservations lapse
 */
public record World(
    List<Claim> claims,
    List<Reservation> reservations,
    List<Lease> leases,
    Rules rules,
    Observed observed,
    Instant now) {

  public World {
    claims = List.copyOf(claims);
    reservations = List.copyOf(reservations);
    leases = List.copyOf(leases);
  }

  /** When the first thing in it ends by itself, after its instant. */
  public Optional<Instant> nextLapse() {
    return Stream.concat(
            reservations.stream().flatMap(reservation -> reservation.until().stream()),
            leases.stream().filter(Lease::quarantined).flatMap(lease -> lease.expires().stream()))
        .filter(end -> end.isAfter(now))
        .min(Instant::compareTo);
  }

  /** Nobody asks for anything and nothing is taken. */
  public static World empty(Instant now) {
    return new World(List.of(), List.of(), List.of(), Rules.WITHOUT_POLICY, Observed.NOTHING, now);
  }

  /** The same rules and Services at the same instant, with these in the place of its own. */
  public World with(List<Claim> claims, List<Reservation> reservations, List<Lease> leases) {
    return new World(claims, reservations, leases, rules, observed, now);
  }

  /** The same, as if the leases were these. */
  public World withLeases(List<Lease> others) {
    return with(claims, reservations, others);
  }

  /** The same under other rules. */
  public World with(Rules others) {
    return new World(claims, reservations, leases, others, observed, now);
  }
}
