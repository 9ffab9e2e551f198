package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A number hidden in one row and open in another, of what may be one server. */
final class ExposureContradiction implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    Map<Integer, List<Row>> byPort = new TreeMap<>();
    reading
        .claims()
        .forEach(
            row ->
                row.port()
                    .ifPresent(
                        port -> byPort.computeIfAbsent(port, p -> new ArrayList<>()).add(row)));
    byPort.forEach(
        (port, rows) -> {
          List<Row> involved =
              rows.stream()
                  .filter(
                      row ->
                          rows.stream()
                              .anyMatch(other -> contradict(row, other) || contradict(other, row)))
                  .toList();
          if (!involved.isEmpty()) {
            List<Integer> lines = involved.stream().map(Row::line).toList();
            String message =
                port
                    + " is hidden in one row and exposed in another ("
                    + Say.lines(lines)
                    + "); if both are the same server, the hidden port is open. Say which one is meant.";
            findings.add(
                Finding.of(
                    "exposure-contradiction",
                    Severity.warning,
                    lines,
                    involved.stream().map(Row::service).toList(),
                    List.of(port),
                    message));
          }
        });
    return findings;
  }

  static boolean in(List<Row> rows) {
    return rows.stream().anyMatch(row -> rows.stream().anyMatch(other -> contradict(row, other)));
  }

  private static boolean contradict(Row hidden, Row open) {
    return hidden.where().exposed().equals(Optional.of(false))
        && open.where().exposed().equals(Optional.of(true))
        && hidden.where().meets(open.where())
        && hidden.where().isHost() == open.where().isHost()
        && begins(hidden.service(), open.service());
  }

  private static boolean begins(String a, String b) {
    return a.equals(b) || a.startsWith(b + "-") || b.startsWith(a + "-");
  }
}
