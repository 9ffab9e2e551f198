package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One service with a public number and another of its own, stated in different places. */
final class PortVersusPublicPort implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Row open : reading.claims()) {
      List<Row> own = isPublic(open) ? own(reading, open) : List.of();
      if (!own.isEmpty() && seen.add(open.service())) {
        findings.add(finding(reading, open, own));
      }
    }
    return findings;
  }

  private static List<Row> own(Reading reading, Row open) {
    return reading.claims().stream()
        .filter(
            row ->
                row.service().equals(open.service())
                    && !isPublic(row)
                    && row.where().environment().equals(open.where().environment()))
        .filter(
            row ->
                row.where().isHost() == open.where().isHost()
                    && row.said().spot().block() != open.said().spot().block())
        .toList();
  }

  private static boolean isPublic(Row row) {
    return row.takes(80) || row.takes(443);
  }

  /** Whether the difference explains why a row stands in one place only. */
  static boolean concerns(Reading reading, Row row) {
    return isPublic(row)
        ? !own(reading, row).isEmpty()
        : reading.claims().stream()
            .anyMatch(open -> isPublic(open) && own(reading, open).contains(row));
  }

  private static Finding finding(Reading reading, Row open, List<Row> own) {
    Set<Integer> lines = new TreeSet<>(own.stream().map(Row::line).toList());
    lines.add(open.line());
    Set<Integer> ports = new TreeSet<>(own.stream().flatMap(row -> row.port().stream()).toList());
    reading.flows().stream()
        .filter(
            flow ->
                flow.to().equals(open.service())
                    && ports.contains(flow.port())
                    && flow.environment().equals(open.where().environment()))
        .forEach(flow -> lines.add(flow.line()));
    String message =
        open.service()
            + " is given "
            + open.port().orElse(0)
            + " (line "
            + open.line()
            + "), but listens on "
            + Say.list(ports)
            + " itself ("
            + Say.lines(lines)
            + "): the public number belongs to what stands in front of it.";
    open.port().ifPresent(ports::add);
    return Finding.of(
        "port-vs-public-port", Severity.warning, lines, List.of(open.service()), ports, message);
  }
}
