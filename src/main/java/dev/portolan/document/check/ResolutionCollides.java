package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The way out of a conflict that the document offers is taken, too. */
final class ResolutionCollides implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Resolution resolution : reading.resolutions()) {
      Resolutions.row(reading, resolution)
          .filter(row -> !row.takes(resolution.port()))
          .ifPresent(
              row ->
                  collision(reading, resolution.line(), row, resolution.port())
                      .ifPresent(findings::add));
    }
    for (Advice advice : reading.advice()) {
      ConflictAdvice.row(reading, advice)
          .ifPresent(
              row ->
                  advice
                      .offers()
                      .forEach(
                          offer ->
                              collision(reading, offer.line(), row, offer.port())
                                  .ifPresent(findings::add)));
    }
    return findings;
  }

  private static Optional<Finding> collision(Reading reading, int line, Row mover, int port) {
    List<Row> takers =
        reading.claims().stream()
            .filter(
                row ->
                    row.takes(port)
                        && !row.service().equals(mover.service())
                        && row.where().meets(mover.where()))
            .toList();
    List<Reservation> kept =
        reading.reservations().stream().filter(reservation -> reservation.port() == port).toList();
    if (takers.isEmpty() && kept.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> lines = new TreeSet<>(Set.of(line));
    takers.forEach(row -> lines.add(row.line()));
    kept.forEach(reservation -> lines.add(reservation.line()));
    Set<String> services = new TreeSet<>(Set.of(mover.service()));
    takers.forEach(row -> services.add(row.service()));
    String message =
        "The way out for "
            + mover.service()
            + ", "
            + port
            + " (line "
            + line
            + "), is taken itself ("
            + Say.lines(lines)
            + "). Take another: "
            + reading.free(port)
            + " is free.";
    return Optional.of(
        Finding.of("resolution-collides", Severity.error, lines, services, List.of(port), message));
  }
}
