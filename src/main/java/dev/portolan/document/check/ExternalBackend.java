package dev.portolan.document.check;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Products;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data service that runs as a managed product of a cloud. */
final class ExternalBackend implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    Map<String, List<Row>> managed = new LinkedHashMap<>();
    for (Row row : reading.rows()) {
      if (row.where().exposure().equals(Optional.of(Exposure.External))
          && row.said().naming() != Naming.FRONT
          && !Products.isManagedFront(row.said().title())) {
        managed.computeIfAbsent(row.service(), s -> new ArrayList<>()).add(row);
      }
    }
    List<Finding> findings = new ArrayList<>();
    managed.forEach(
        (service, rows) ->
            findings.add(
                Finding.of(
                    "external-backend",
                    Severity.info,
                    rows.stream().map(Row::line).toList(),
                    List.of(service),
                    rows.stream().flatMap(row -> row.port().stream()).toList(),
                    service
                        + " is a managed cloud product ("
                        + Say.lines(rows.stream().map(Row::line).toList())
                        + "): listed as External, it claims no port there.")));
    return findings;
  }
}
