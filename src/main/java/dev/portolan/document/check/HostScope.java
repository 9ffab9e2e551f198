package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Direction;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ports of the node rather than of a namespace. */
final class HostScope implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Row> rows = reading.claims().stream().filter(row -> row.where().isHost()).toList();
    List<Firewall> ssh =
        reading.firewall().stream()
            .filter(
                rule ->
                    rule.direction() == Direction.ingress && rule.port().equals(Optional.of(22)))
            .toList();
    if (rows.isEmpty() && ssh.isEmpty()) {
      return List.of();
    }
    Set<Integer> lines = new TreeSet<>(rows.stream().map(Row::line).toList());
    ssh.forEach(rule -> lines.add(rule.line()));
    Set<Integer> ports = new TreeSet<>(rows.stream().flatMap(row -> row.port().stream()).toList());
    ssh.forEach(rule -> ports.add(22));
    String message =
        rows.isEmpty()
            ? "22/tcp is the node's own sshd, not a service of this document; it is listed and claims nothing."
            : Say.list(ports)
                + " are ports of the node itself, not of a namespace: they are imported as host ports.";
    return List.of(
        Finding.of(
            "host-scope",
            Severity.info,
            lines,
            rows.stream().map(Row::service).toList(),
            ports,
            message));
  }
}
