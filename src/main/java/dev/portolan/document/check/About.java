package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a finding is about: rows, and what else a reader has to look at; each list sorted. */
record About(Set<Integer> lines, Set<String> services, Set<Integer> ports) {

  static About nothing() {
    return new About(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  static About rows(Collection<Row> rows) {
    return nothing()
        .lines(rows.stream().map(Row::line).toList())
        .services(rows.stream().map(Row::service).toList())
        .ports(rows.stream().flatMap(row -> row.port().stream()).toList());
  }

  static About row(Row row) {
    return rows(List.of(row));
  }

  About lines(Collection<Integer> more) {
    return new About(joined(lines, more), services, ports);
  }

  About line(int more) {
    return lines(List.of(more));
  }

  About services(Collection<String> more) {
    return new About(lines, joined(services, more), ports);
  }

  About ports(Collection<Integer> more) {
    return new About(lines, services, joined(ports, more));
  }

  About port(int more) {
    return ports(List.of(more));
  }

  /** The same lines and services, about these numbers alone. */
  About onlyPorts(Collection<Integer> others) {
    return new About(lines, services, new TreeSet<>(others));
  }

  Finding error(String rule, String message) {
    return finding(rule, Severity.error, message);
  }

  Finding warning(String rule, String message) {
    return finding(rule, Severity.warning, message);
  }

  Finding info(String rule, String message) {
    return finding(rule, Severity.info, message);
  }

  private Finding finding(String rule, Severity severity, String message) {
    return new Finding(
        rule, severity, List.copyOf(lines), List.copyOf(services), List.copyOf(ports), message);
  }

  private static <T extends Comparable<T>> Set<T> joined(Collection<T> some, Collection<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return new TreeSet<>(all);
  }
}
