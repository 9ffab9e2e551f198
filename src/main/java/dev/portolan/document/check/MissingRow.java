package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a tree, a list of addresses or a flow uses, and the port table does not have. */
final class MissingRow implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    if (reading.overview().isPresent()) {
      findings.addAll(ofTrees(reading));
    }
    reading.addresses().stream()
        .filter(Published::isPublic)
        .forEach(address -> ofAddress(reading, address).ifPresent(findings::add));
    return findings;
  }

  private static List<Finding> ofTrees(Reading reading) {
    Set<String> known =
        reading.overviewRows().stream().map(Row::service).collect(Collectors.toSet());
    Map<String, List<Row>> missing = new LinkedHashMap<>();
    for (Row row : reading.claims()) {
      if (row.said().form() != Form.TABLE && !known.contains(row.service())) {
        missing.computeIfAbsent(row.service(), s -> new ArrayList<>()).add(row);
      }
    }
    List<Finding> findings = new ArrayList<>();
    missing.forEach((service, rows) -> findings.add(finding(reading, service, rows)));
    return findings;
  }

  private static Finding finding(Reading reading, String service, List<Row> rows) {
    Set<Integer> lines = new TreeSet<>(rows.stream().map(Row::line).toList());
    Set<Integer> ports = new TreeSet<>(rows.stream().flatMap(row -> row.port().stream()).toList());
    reading.flows().stream()
        .filter(flow -> flow.to().equals(service))
        .forEach(flow -> lines.add(flow.line()));
    String message =
        service
            + " on "
            + Say.list(ports)
            + " stands outside of the port table only ("
            + Say.lines(lines)
            + "). Add a row.";
    return Finding.of("missing-row", Severity.warning, lines, List.of(service), ports, message);
  }

  private static Optional<Finding> ofAddress(Reading reading, Address address) {
    int line = address.spot().line();
    Optional<Row> row = Published.row(reading, address);
    if (row.isEmpty()) {
      String service = Words.slug(address.title().orElse(address.host()));
      String message =
          address.title().orElse(service)
              + " has an address (line "
              + line
              + "), but no row gives it a port. Add one.";
      return Optional.of(
          Finding.of(
              "missing-row",
              Severity.warning,
              List.of(line),
              List.of(service),
              List.of(),
              message));
    }
    boolean there =
        reading.rows().stream()
            .anyMatch(
                other ->
                    other.service().equals(row.get().service())
                        && !other.said().absent()
                        && other.where().meets(address.where()));
    String message =
        address.title().orElse("")
            + " is published (line "
            + line
            + "), but has no port in that environment (line "
            + row.get().line()
            + "). Add a row for it.";
    return there
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                "missing-row",
                Severity.warning,
                List.of(line, row.get().line()),
                List.of(row.get().service()),
                List.of(),
                message));
  }
}
