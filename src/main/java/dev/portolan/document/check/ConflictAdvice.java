package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Offer;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The document itself calls a port a common one. */
final class ConflictAdvice implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Advice advice : reading.advice()) {
      row(reading, advice).ifPresent(row -> findings.add(finding(reading, advice, row)));
    }
    return findings;
  }

  static Optional<Row> row(Reading reading, Advice advice) {
    List<Row> rows = reading.claims().stream().filter(row -> row.takes(advice.port())).toList();
    Set<String> words = Words.set(advice.name());
    return rows.stream()
        .filter(row -> Words.set(row.service()).containsAll(words))
        .findFirst()
        .or(() -> rows.stream().findFirst());
  }

  private static Finding finding(Reading reading, Advice advice, Row row) {
    List<Integer> free =
        advice.offers().stream().map(Offer::port).filter(port -> !reading.isTaken(port)).toList();
    String usedBy = advice.usedBy().isEmpty() ? "" : " (" + advice.usedBy() + ")";
    String offers =
        advice.offers().isEmpty()
            ? " and offers no alternative."
            : free.isEmpty()
                ? "; its alternatives are taken."
                : "; of its alternatives "
                    + Say.list(free)
                    + " "
                    + (free.size() == 1 ? "is" : "are")
                    + " free here.";
    return Finding.of(
        "conflict-advice",
        Severity.info,
        List.of(row.line(), advice.line()),
        List.of(row.service()),
        List.of(advice.port()),
        "The document itself calls "
            + advice.name()
            + "'s "
            + advice.port()
            + " a common port"
            + usedBy
            + offers);
  }
}
