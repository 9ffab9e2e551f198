package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Two reserved ranges that share a number. */
final class RangeOverlap implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    List<Range> ranges = reading.ranges();
    for (int i = 0; i < ranges.size(); i++) {
      for (int k = i + 1; k < ranges.size(); k++) {
        int from = Math.max(ranges.get(i).from(), ranges.get(k).from());
        int to = Math.min(ranges.get(i).to(), ranges.get(k).to());
        if (from <= to
            && !(ranges.get(i).from() == ranges.get(k).from()
                && ranges.get(i).to() == ranges.get(k).to()
                && ranges.get(i).purpose().equals(ranges.get(k).purpose()))) {
          findings.add(finding(reading, ranges.get(i), ranges.get(k), from, to));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Reading reading, Range a, Range b, int from, int to) {
    List<Row> inside =
        reading.claims().stream()
            .filter(row -> row.port().filter(port -> port >= from && port <= to).isPresent())
            .toList();
    Set<Integer> ports =
        new TreeSet<>(inside.stream().flatMap(row -> row.port().stream()).toList());
    if (from == to) {
      ports.add(from);
    }
    String numbers = from == to ? String.valueOf(from) : from + "-" + to;
    String message =
        numbers
            + " lies in two ranges, "
            + a.purpose()
            + " (line "
            + a.line()
            + ") and "
            + b.purpose()
            + " (line "
            + b.line()
            + "); the narrower decides. Cut one of them.";
    return Finding.of(
        "range-overlap",
        Severity.warning,
        List.of(a.line(), b.line()),
        inside.stream().map(Row::service).toList(),
        ports,
        message);
  }
}
