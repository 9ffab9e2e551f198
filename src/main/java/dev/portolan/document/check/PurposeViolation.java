package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row in a range that is kept for something else. */
final class PurposeViolation implements Check {

  /** Fewer rows show no habit. */
  private static final int MANY = 4;

  @Override
  public List<Finding> findings(Reading reading) {
    Map<Range, List<Row>> inside = new LinkedHashMap<>();
    for (Row row : reading.claims()) {
      row.said()
          .numbers()
          .outer()
          .flatMap(port -> Purposes.deciding(reading, port))
          .ifPresent(range -> inside.computeIfAbsent(range, r -> new ArrayList<>()).add(row));
    }
    List<Finding> findings = new ArrayList<>();
    inside.forEach((range, rows) -> findings.addAll(findings(reading, range, rows)));
    return findings;
  }

  /** Where most rows of a range do not fit its words, the words were not meant that strictly. */
  private static List<Finding> findings(Reading reading, Range range, List<Row> inside) {
    List<Row> odd = inside.stream().filter(row -> violates(reading, range, row)).toList();
    boolean loose =
        inside.size() >= MANY
            && odd.size() * 2 > inside.size()
            && !range.allowed().equals(Optional.of(false));
    return loose ? List.of() : odd.stream().map(row -> finding(row, range)).toList();
  }

  private static boolean violates(Reading reading, Range range, Row row) {
    if (range.allowed().equals(Optional.of(false))) {
      return true;
    }
    boolean asks =
        !Purposes.kinds(range.purpose()).isEmpty()
            || !Purposes.products(reading, range.purpose()).isEmpty();
    boolean silent =
        Purposes.products(reading, range.purpose()).isEmpty() && Purposes.isSilent(range, row);
    return asks
        && !silent
        && !isOfCategory(range, row)
        && !Purposes.isOfProduct(reading, range, row.service())
        && !Purposes.isOfKind(reading, range, row, true);
  }

  /** The row's own category, or another of its columns, names the range. */
  private static boolean isOfCategory(Range range, Row row) {
    Set<String> words = new HashSet<>(Words.set(row.said().category().orElse("")));
    row.said().extras().beside().forEach(beside -> words.addAll(Words.set(beside)));
    words.removeAll(Purposes.GENERIC);
    return Words.set(range.label()).stream().anyMatch(words::contains);
  }

  private static Finding finding(Row row, Range range) {
    String message =
        Say.title(row)
            + " takes "
            + row.port().orElse(0)
            + ", which lies in "
            + range.from()
            + "-"
            + range.to()
            + ", kept for "
            + range.purpose()
            + " (line "
            + range.line()
            + "). Move it, or change the range.";
    return Finding.of(
        "purpose-violation",
        Severity.warning,
        List.of(row.line(), range.line()),
        List.of(row.service()),
        row.port().stream().toList(),
        message);
  }
}
