package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One port by two names: a DNS name that is not the service, two tables that disagree. */
final class NameMismatch implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    Set<String> machines = machines(reading);
    for (Address address : reading.addresses()) {
      if (address.port().isPresent()
          && Published.isInside(address)
          && !machines.contains(label(address))) {
        dialled(reading, address).ifPresent(findings::add);
      } else if (Published.isPublic(address) && Published.named(reading, address).isEmpty()) {
        Published.described(reading, address)
            .ifPresent(
                row ->
                    findings.add(
                        finding(
                            List.of(row),
                            List.of(address.spot().line()),
                            Words.slug(address.title().orElse("")))));
      }
    }
    findings.addAll(renamed(reading));
    return findings;
  }

  private static String label(Address address) {
    return address.host().split("\\.", 2)[0];
  }

  /** A name under which several services are dialled is a machine's. */
  private static Set<String> machines(Reading reading) {
    Map<String, Set<Integer>> ports = new HashMap<>();
    reading
        .addresses()
        .forEach(
            address ->
                address
                    .port()
                    .ifPresent(
                        port ->
                            ports.computeIfAbsent(label(address), l -> new HashSet<>()).add(port)));
    Set<String> services = reading.rows().stream().map(Row::service).collect(Collectors.toSet());
    return ports.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1 && !services.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Optional<Finding> dialled(Reading reading, Address address) {
    String label = label(address);
    String[] parts = address.host().split("\\.");
    List<Row> there =
        reading.claims().stream()
            .filter(
                row ->
                    row.takes(address.port().orElseThrow())
                        && !row.where().isHost()
                        && row.where().meets(address.where()))
            .filter(
                row ->
                    parts.length < 3
                        || row.where().namespace().isEmpty()
                        || row.where().namespace().get().equals(parts[1]))
            .toList();
    if (there.isEmpty() || there.stream().anyMatch(row -> isOf(row, address))) {
      return Optional.empty();
    }
    Set<String> words = Words.set(label);
    Row row =
        there.stream()
            .filter(r -> words.containsAll(Words.set(r.service())))
            .findFirst()
            .orElse(there.getFirst());
    return Optional.of(finding(List.of(row), List.of(address.spot().line()), label));
  }

  /** By its name, or because it stands at that very address. */
  private static boolean isOf(Row row, Address address) {
    return row.service().equals(label(address))
        || row.where().machine().filter(address.host()::equals).isPresent();
  }

  private static Finding finding(List<Row> rows, List<Integer> others, String name) {
    Set<Integer> lines = new TreeSet<>(others);
    rows.forEach(row -> lines.add(row.line()));
    Set<String> services = new TreeSet<>(rows.stream().map(Row::service).toList());
    services.add(name);
    List<Integer> ports = rows.stream().flatMap(row -> row.port().stream()).toList();
    String message =
        Say.list(new TreeSet<>(ports))
            + " goes by two names, "
            + Say.list(services)
            + " ("
            + Say.lines(lines)
            + "); a Service has one. Use one name.";
    return Finding.of("name-mismatch", Severity.warning, lines, services, ports, message);
  }

  /** Tables and lists; headings and tree lines name products, tasks and instances. */
  private static List<Finding> renamed(Reading reading) {
    Map<String, List<Row>> pairs = new LinkedHashMap<>();
    for (Row row : reading.rows()) {
      boolean own =
          row.said().naming() == Naming.OWN
              && row.said().form() != Form.TREE
              && row.repeats().isPresent();
      (own ? first(reading, row) : Optional.<Row>empty())
          .filter(first -> differ(row, first))
          .ifPresent(
              first ->
                  pairs
                      .computeIfAbsent(
                          first.service() + " " + name(row, first), k -> new ArrayList<>())
                      .addAll(List.of(first, row)));
    }
    return pairs.values().stream()
        .map(
            rows ->
                finding(
                    rows.stream().filter(Row::isNew).toList(),
                    rows.stream().filter(row -> !row.isNew()).map(Row::line).toList(),
                    name(rows.get(1), rows.get(0))))
        .toList();
  }

  private static String name(Row row, Row first) {
    return Words.set(title(row)).containsAll(Words.set(first.service()))
        ? first.service()
        : Words.slug(title(row));
  }

  private static String title(Row row) {
    return Brackets.of(row.said().title()).outside();
  }

  private static Optional<Row> first(Reading reading, Row row) {
    return reading.rows().stream()
        .filter(
            other ->
                row.repeats().filter(line -> line == other.line()).isPresent()
                    && other.service().equals(row.service())
                    && other.port().equals(row.port()))
        .findFirst();
  }

  private static boolean differ(Row row, Row first) {
    Set<String> a = full(title(row), row.said().role());
    Set<String> b = full(first.service(), first.portName());
    boolean below =
        row.said().category().filter(c -> Words.slug(c).equals(first.service())).isPresent();
    boolean role =
        row.said().role().map(Words::list).stream()
            .flatMap(List::stream)
            .anyMatch(Words.set(first.service())::contains);
    return !below && !role && !a.containsAll(b) && !b.containsAll(a);
  }

  private static Set<String> full(String name, Optional<String> role) {
    Set<String> words = new HashSet<>(Words.set(name));
    role.ifPresent(r -> words.addAll(Words.set(r)));
    return words;
  }
}
