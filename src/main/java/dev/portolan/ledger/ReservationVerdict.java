package dev.portolan.ledger;

import java.util.Optional;

/**
 * The answer to a reservation.
 *
 * @param objection state Conflicted only: who or what stands against it
 */
public record ReservationVerdict(
    Reservation reservation, State state, Optional<Objection> objection) {

  /** How it stands. */
  public enum State {
    Reserved,
    Used,
    Conflicted,
    Expired
  }
}
