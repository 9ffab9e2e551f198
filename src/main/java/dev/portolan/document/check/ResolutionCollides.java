package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Offer;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way out of a conflict that the document offers is taken, too. */
final class ResolutionCollides implements Check {
  /** Somebody is to move to a number, says a line. */
  private record Move(Row mover, int line, int port) {}

  @Override
  public List<Finding> findings(Reading reading) {
    return moves(reading).stream()
        .filter(move -> !move.mover().takes(move.port()))
        .flatMap(move -> collision(reading, move).stream())
        .toList();
  }

  private static List<Move> moves(Reading reading) {
    List<Move> moves = new ArrayList<>();
    for (Resolution done : reading.resolutions()) {
      Resolutions.row(reading, done)
          .ifPresent(row -> moves.add(new Move(row, done.line(), done.port())));
    }
    for (Advice advice : reading.advice()) {
      for (Offer offer : advice.offers()) {
        ConflictAdvice.row(reading, advice)
            .ifPresent(row -> moves.add(new Move(row, offer.line(), offer.port())));
      }
    }
    return moves;
  }

  private static Optional<Finding> collision(Reading reading, Move move) {
    List<Row> takers =
        reading.claims().stream()
            .filter(row -> row.takes(move.port()) && row.where().meets(move.mover().where()))
            .filter(row -> !row.service().equals(move.mover().service()))
            .toList();
    List<Integer> kept =
        reading.reservations().stream()
            .filter(reservation -> reservation.port() == move.port())
            .map(Reservation::line)
            .toList();
    return takers.isEmpty() && kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            finding(
                About.rows(takers).lines(kept), move, new FreeNumbers(reading).near(move.port())));
  }

  private static Finding finding(About takers, Move move, int free) {
    About about = takers.line(move.line()).services(List.of(move.mover().service()));
    return about
        .onlyPorts(List.of(move.port()))
        .error(
            "resolution-collides",
            "The way out for %s, %d (line %d), is taken itself (%s). Take another: %d is free."
                .formatted(
                    move.mover().service(),
                    move.port(),
                    move.line(),
                    Say.lines(takers.lines()),
                    free));
  }
}
