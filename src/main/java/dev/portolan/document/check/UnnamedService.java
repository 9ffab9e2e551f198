package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Service cell that holds nothing but a protocol. */
final class UnnamedService implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    Map<Integer, List<Row>> tables = new TreeMap<>();
    for (Row row : reading.claims()) {
      boolean protocol =
          row.said().form() == Form.TABLE
              && row.said().naming() == Naming.OWN
              && Speech.isProtocol(row.said().title());
      if (protocol) {
        tables.computeIfAbsent(row.said().spot().block(), b -> new ArrayList<>()).add(row);
      }
    }
    return tables.values().stream().map(UnnamedService::finding).toList();
  }

  private static Finding finding(List<Row> rows) {
    List<Integer> ports = rows.stream().flatMap(row -> row.port().stream()).toList();
    String message =
        "The rows for "
            + Say.list(ports)
            + " name a protocol instead of a service, so they would become Services called so; name what listens there.";
    return Finding.of(
        "unnamed-service",
        Severity.warning,
        rows.stream().map(Row::line).toList(),
        rows.stream().map(Row::service).toList(),
        ports,
        message);
  }
}
