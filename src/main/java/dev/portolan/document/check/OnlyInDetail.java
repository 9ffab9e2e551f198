package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The overview has the service, but not this port of it. */
final class OnlyInDetail implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    Map<String, List<Row>> extra = new LinkedHashMap<>();
    Set<String> overview =
        reading.overviewRows().stream().map(Row::service).collect(Collectors.toSet());
    for (Row row : reading.claims()) {
      boolean outside = reading.overview().filter(b -> b != row.said().spot().block()).isPresent();
      boolean known = overview.contains(row.service());
      if (outside
          && known
          && row.said().form() == Form.TABLE
          && !PortVersusPublicPort.concerns(reading, row)) {
        extra
            .computeIfAbsent(row.service() + " " + row.where().isHost(), k -> new ArrayList<>())
            .add(row);
      }
    }
    return extra.values().stream().map(OnlyInDetail::finding).toList();
  }

  private static Finding finding(List<Row> rows) {
    Set<Integer> ports = new TreeSet<>(rows.stream().flatMap(row -> row.port().stream()).toList());
    List<Integer> lines = rows.stream().map(Row::line).toList();
    Row first = rows.getFirst();
    String place =
        first.where().isHost()
            ? " on the node"
            : first.where().namespace().map(name -> " in namespace " + name).orElse("");
    String message =
        first.service()
            + " also takes "
            + Say.list(ports)
            + place
            + " ("
            + Say.lines(lines)
            + "), which the overview does not list. Add it there.";
    return Finding.of(
        "only-in-detail", Severity.warning, lines, List.of(first.service()), ports, message);
  }
}
