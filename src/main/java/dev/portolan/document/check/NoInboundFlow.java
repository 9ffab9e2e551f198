package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The document tells who calls whom, and nobody calls this service. */
final class NoInboundFlow implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    if (!reading.flowSection() || reading.flows().isEmpty()) {
      return List.of();
    }
    Set<String> reached = reading.flows().stream().map(Flow::to).collect(Collectors.toSet());
    Map<String, List<Row>> lonely = new LinkedHashMap<>();
    for (Row row : reading.claims()) {
      if (row.where().namespace().isPresent() && !reached.contains(row.service())) {
        lonely.computeIfAbsent(row.service(), s -> new ArrayList<>()).add(row);
      }
    }
    List<Finding> findings = new ArrayList<>();
    lonely.forEach((service, rows) -> findings.add(finding(service, rows)));
    return findings;
  }

  private static Finding finding(String service, List<Row> rows) {
    List<Integer> ports = rows.stream().flatMap(row -> row.port().stream()).toList();
    String message =
        "No flow in the document reaches "
            + service
            + " ("
            + Say.list(ports)
            + "); with policies made from the flows, nobody could call it.";
    return Finding.of(
        "no-inbound-flow",
        Severity.info,
        rows.stream().map(Row::line).toList(),
        List.of(service),
        ports,
        message);
  }
}
