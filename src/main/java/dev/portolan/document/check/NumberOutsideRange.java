package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The document reserves ranges, and a number lies in none. */
final class NumberOutsideRange implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    if (reading.ranges().isEmpty()) {
      return List.of();
    }
    Map<String, List<Row>> outside = new LinkedHashMap<>();
    for (Row row : reading.claims()) {
      if (!row.where().isHost()
          && row.said()
              .numbers()
              .outer()
              .filter(port -> Purposes.deciding(reading, port).isEmpty())
              .isPresent()) {
        outside.computeIfAbsent(row.service(), s -> new ArrayList<>()).add(row);
      }
    }
    if (isNoScheme(reading, outside)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    outside.forEach((service, rows) -> findings.add(finding(reading, service, rows)));
    findings.addAll(reserved(reading));
    return findings;
  }

  /** Most of the numbers lie outside: the ranges are kept for a few, and order nothing. */
  private static boolean isNoScheme(Reading reading, Map<String, List<Row>> outside) {
    long strays = outside.values().stream().mapToLong(List::size).sum();
    return strays * 2 > reading.claims().stream().filter(row -> !row.where().isHost()).count();
  }

  private static Finding finding(Reading reading, String service, List<Row> rows) {
    Set<Integer> lines = new TreeSet<>(rows.stream().map(Row::line).toList());
    Set<Integer> ports = new TreeSet<>(rows.stream().flatMap(row -> row.port().stream()).toList());
    Optional<Range> product =
        reading.ranges().stream()
            .filter(range -> Purposes.isOfProduct(reading, range, service))
            .findFirst();
    Optional<Range> fits =
        product.or(() -> fitting(reading, rows, false)).or(() -> fitting(reading, rows, true));
    fits.ifPresent(range -> lines.add(range.line()));
    String hint =
        fits.map(
                range ->
                    "; "
                        + range.purpose()
                        + " has "
                        + range.from()
                        + "-"
                        + range.to()
                        + " (line "
                        + range.line()
                        + ")")
            .orElse("");
    String message =
        service + " " + Say.list(ports) + " lies in none of the reserved ranges" + hint + ".";
    return Finding.of(
        "number-outside-range", Severity.info, lines, List.of(service), ports, message);
  }

  /** What the words of the rows ask for, before what their protocol does. */
  private static Optional<Range> fitting(Reading reading, List<Row> rows, boolean spoken) {
    return reading.ranges().stream()
        .filter(
            range -> rows.stream().allMatch(row -> Purposes.isOfKind(reading, range, row, spoken)))
        .findFirst();
  }

  /** Reservations of one service each, and those for nobody together. */
  private static List<Finding> reserved(Reading reading) {
    Map<String, List<Reservation>> outside = new TreeMap<>();
    for (Reservation reservation : reading.reservations()) {
      if (Purposes.deciding(reading, reservation.port()).isEmpty()) {
        outside
            .computeIfAbsent(reservation.forService().orElse(""), s -> new ArrayList<>())
            .add(reservation);
      }
    }
    return outside.entrySet().stream()
        .map(
            entry ->
                Finding.of(
                    "number-outside-range",
                    Severity.info,
                    entry.getValue().stream().map(Reservation::line).toList(),
                    entry.getKey().isEmpty() ? List.of() : List.of(entry.getKey()),
                    entry.getValue().stream().map(Reservation::port).toList(),
                    "The reserved ports "
                        + Say.list(entry.getValue().stream().map(Reservation::port).toList())
                        + " lie in none of the reserved ranges."))
        .toList();
  }
}
