package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A number hidden in one row and open in another, of what may be one server. */
final class ExposureContradiction implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    Map<Integer, List<Row>> byPort =
        reading.claims().stream()
            .filter(row -> row.port().isPresent())
            .collect(
                Collectors.groupingBy(
                    row -> row.port().orElseThrow(), TreeMap::new, Collectors.toList()));
    return byPort.values().stream()
        .map(ExposureContradiction::involved)
        .filter(rows -> !rows.isEmpty())
        .map(ExposureContradiction::finding)
        .toList();
  }

  static boolean in(List<Row> rows) {
    return !involved(rows).isEmpty();
  }

  private static List<Row> involved(List<Row> rows) {
    return rows.stream()
        .filter(
            row ->
                rows.stream().anyMatch(other -> contradict(row, other) || contradict(other, row)))
        .toList();
  }

  private static Finding finding(List<Row> rows) {
    About about = About.rows(rows);
    return about.warning(
        "exposure-contradiction",
        Say.list(about.ports())
            + " is hidden in one row and exposed in another ("
            + Say.lines(about.lines())
            + "); if both are the same server, the hidden port is open. Say which one is meant.");
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
