package dev.portolan.plan;

import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Sentences;
import java.util.Optional;

/** What is to be said of a number that is kept for later. */
final class ReservationExplanation {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  private ReservationExplanation() {}

  /** As people name it: {@code namespace/allocation/reservation}. */
  static String id(Reservation reservation) {
    return reservation.owner() + "/" + reservation.name();
  }

  /** Which it is and how it stands. */
  static String title(ReservationVerdict verdict) {
    Reservation reservation = verdict.reservation();
    return "%s %d/%s reserved: %s"
        .formatted(
            id(reservation), reservation.port(), reservation.protocol(), verdict.state().name());
  }

  /** What it does, or why it does nothing. */
  static String sentence(ReservationVerdict verdict) {
    Reservation reservation = verdict.reservation();
    return switch (verdict.state()) {
      case Reserved -> "keeps " + kept(reservation);
      case Used -> "is used by whom it was for, and goes on to keep " + kept(reservation);
      case Conflicted -> SAYS.of(verdict);
      case Expired ->
          "has ended%s and keeps nothing: remove it, or name a later time"
              .formatted(reservation.until().map(end -> " at " + end).orElse(""));
    };
  }

  /** For whom, and until when. */
  static String kept(Reservation reservation) {
    return "%s for %s%s"
        .formatted(
            reservation
                .key()
                .map(Key::title)
                .orElse("its number, which nobody else could take anyway,"),
            reservation
                .forService()
                .map(service -> "service " + service + " of that namespace")
                .orElse("allocation " + reservation.owner()),
            reservation.until().map(end -> ", until " + end).orElse(""));
  }

  /** Whether that key is what it keeps. */
  static boolean keeps(ReservationVerdict verdict, Key key) {
    return verdict.state() == ReservationVerdict.State.Reserved
        && verdict.reservation().key().equals(Optional.of(key));
  }
}
