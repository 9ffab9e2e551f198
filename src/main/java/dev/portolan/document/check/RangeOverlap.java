package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Two reserved ranges that share a number. */
final class RangeOverlap implements Check {
  /** So many ranges within another divide it; one or two are at odds with it. */
  private static final int PARTS = 3;

  /** What a person can look at; what is beyond is counted. */
  private static final int MOST = 100;

  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    List<Range> ranges = reading.ranges();
    Set<Range> divided = divided(ranges);
    int more = 0;
    for (int i = 0; i < ranges.size(); i++) {
      for (int k = i + 1; k < ranges.size(); k++) {
        Range a = ranges.get(i);
        Range b = ranges.get(k);
        boolean parts =
            (divided.contains(a) && isPart(b, a))
                || (divided.contains(b) && isPart(a, b))
                || (a.line() == b.line() && (isPart(a, b) || isPart(b, a)));
        if (parts || !overlap(a, b)) {
          continue;
        }
        if (findings.size() < MOST) {
          findings.add(finding(reading, a, b));
        } else {
          more++;
        }
      }
    }
    if (more > 0) {
      findings.add(rest(ranges, more));
    }
    return findings;
  }

  private static boolean overlap(Range a, Range b) {
    boolean same = a.from() == b.from() && a.to() == b.to() && isRestated(a, b);
    return Math.max(a.from(), b.from()) <= Math.min(a.to(), b.to()) && !same;
  }

  private static boolean isRestated(Range a, Range b) {
    Set<String> one = Words.set(a.purpose());
    Set<String> other = Words.set(b.purpose());
    return a.purpose().equals(b.purpose())
        || (!one.isEmpty()
            && !other.isEmpty()
            && (one.containsAll(other) || other.containsAll(one)));
  }

  /** Ranges that are divided into others: what lies in one of those does not overlap. */
  private static Set<Range> divided(List<Range> ranges) {
    return ranges.stream()
        .filter(
            range ->
                ranges.stream().filter(part -> isPart(part, range)).limit(PARTS).count() == PARTS)
        .collect(Collectors.toSet());
  }

  private static boolean isPart(Range part, Range whole) {
    return part.from() >= whole.from() && part.to() <= whole.to() && part.width() < whole.width();
  }

  private static Finding rest(List<Range> ranges, int more) {
    return Finding.of(
        "range-overlap",
        Severity.warning,
        List.of(ranges.getFirst().line(), ranges.getLast().line()),
        List.of(),
        List.of(),
        "%d more pairs of ranges overlap. Cut them so that a number lies in one.".formatted(more));
  }

  private static Finding finding(Reading reading, Range a, Range b) {
    int from = Math.max(a.from(), b.from());
    int to = Math.min(a.to(), b.to());
    List<Row> inside =
        reading.claims().stream()
            .filter(row -> row.port().filter(port -> port >= from && port <= to).isPresent())
            .toList();
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
        ports(inside, from, to),
        message);
  }

  private static Set<Integer> ports(List<Row> inside, int from, int to) {
    Set<Integer> ports =
        new TreeSet<>(inside.stream().flatMap(row -> row.port().stream()).toList());
    if (from == to) {
      ports.add(from);
    }
    return ports;
  }
}
