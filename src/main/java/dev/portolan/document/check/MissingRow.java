package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a tree, a list of addresses or a flow uses, and the port table does not have. */
final class MissingRow implements Check {
  private static final String RULE = "missing-row";

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
    return reading.claims().stream()
        .filter(row -> row.said().form() != Form.TABLE && !known.contains(row.service()))
        .collect(Collectors.groupingBy(Row::service, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> ofTree(reading, rows))
        .toList();
  }

  private static Finding ofTree(Reading reading, List<Row> rows) {
    String service = rows.getFirst().service();
    About about =
        About.rows(rows)
            .lines(
                reading.flows().stream()
                    .filter(flow -> flow.to().equals(service))
                    .map(Flow::line)
                    .toList());
    return about.warning(
        RULE,
        service
            + " on "
            + Say.list(about.ports())
            + " stands outside of the port table only ("
            + Say.lines(about.lines())
            + "). Add a row.");
  }

  private static Optional<Finding> ofAddress(Reading reading, Address address) {
    Optional<Row> row = Published.row(reading, address);
    return row.isEmpty()
        ? Optional.of(without(address))
        : row.filter(known -> !isThere(reading, known, address))
            .map(known -> elsewhere(known, address));
  }

  private static boolean isThere(Reading reading, Row row, Address address) {
    return reading.rows().stream()
        .filter(other -> other.service().equals(row.service()) && !other.said().absent())
        .anyMatch(other -> other.where().meets(address.where()));
  }

  private static Finding without(Address address) {
    int line = address.spot().line();
    String title = address.title().orElse(address.host());
    return About.nothing()
        .line(line)
        .services(List.of(Words.slug(title)))
        .warning(
            RULE,
            title + " has an address (line " + line + "), but no row gives it a port. Add one.");
  }

  private static Finding elsewhere(Row row, Address address) {
    return About.row(row)
        .line(address.spot().line())
        .onlyPorts(List.of())
        .warning(
            RULE,
            address.title().orElse(row.service())
                + " is published (line "
                + address.spot().line()
                + "), but has no port in that environment (line "
                + row.line()
                + "). Add a row for it.");
  }
}
