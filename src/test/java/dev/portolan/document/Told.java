package dev.portolan.document;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an import says of a document, a line for each fact. */
final class Told {

  private Told() {}

  static String of(PortMapImport read) {
    List<String> lines = new ArrayList<>();
    read.reading().rows().forEach(row -> lines.add(row(row)));
    read.reading().ranges().forEach(range -> lines.add(range(range)));
    read.reading().reservations().forEach(kept -> lines.add(reservation(kept)));
    read.reading()
        .restrictions()
        .forEach(r -> lines.add(r.line() + " " + r.kind().text() + " " + r.ports()));
    read.reading()
        .flows()
        .forEach(f -> lines.add(f.line() + " flow " + f.from() + " → " + f.to() + ":" + f.port()));
    read.reading()
        .firewall()
        .forEach(
            f ->
                lines.add(
                    f.line() + " firewall " + f.direction() + said(f.port()) + said(f.peer())));
    read.reading()
        .health()
        .forEach(h -> lines.add(h.line() + " health " + h.service() + " " + h.path()));
    read.findings().forEach(finding -> lines.add(finding(finding)));
    read.reading().unread().forEach(unread -> lines.add(unread(unread)));
    return String.join("\n", lines) + "\n";
  }

  private static String row(Row row) {
    var numbers = row.said().numbers();
    return row.line()
        + " "
        + row.service()
        + said(row.portName(), "/")
        + " "
        + (row.said().absent() ? "absent" : numbers.port().map(String::valueOf).orElse("?"))
        + said(numbers.endPort(), "-")
        + said(numbers.hostPort(), " host ")
        + said(numbers.nodePort(), " node ")
        + said(numbers.targetPort(), " target ")
        + " "
        + row.said().speech().transport()
        + said(row.said().speech().application(), "+")
        + said(row.said().category(), " category=")
        + said(row.where().namespace(), " ns=")
        + said(row.where().environment(), " env=")
        + said(row.where().exposed(), " exposed=")
        + said(row.where().exposure(), " ")
        + said(row.repeats(), " repeats ")
        + said(row.said().description(), " «");
  }

  private static String said(Optional<?> value, String before) {
    return value.map(v -> before + v).orElse("");
  }

  private static String said(Optional<?> value) {
    return said(value, " ");
  }

  private static String range(Range range) {
    return range.line()
        + " range "
        + range.from()
        + "-"
        + range.to()
        + said(range.allowed(), " allowed=")
        + " «"
        + range.purpose();
  }

  private static String reservation(Reservation kept) {
    return kept.line()
        + " reserved "
        + kept.port()
        + " "
        + kept.protocol()
        + said(kept.forService(), " for ")
        + " «"
        + kept.reason();
  }

  private static String finding(Finding finding) {
    return finding.severity()
        + " "
        + finding.rule()
        + " "
        + finding.lines().stream().map(String::valueOf).collect(Collectors.joining(","))
        + " "
        + finding.services()
        + " "
        + finding.ports();
  }

  private static String unread(Unread unread) {
    return "unread "
        + unread.line()
        + ":"
        + unread.column()
        + " "
        + unread.text()
        + " ("
        + unread.why()
        + ")";
  }
}
