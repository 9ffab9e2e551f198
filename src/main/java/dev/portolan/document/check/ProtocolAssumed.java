package dev.portolan.document.check;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** TCP is assumed where the document names no protocol, or one that is unknown. */
final class ProtocolAssumed implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : reading.claims()) {
      row.said()
          .speech()
          .odd()
          .ifPresent(
              word ->
                  findings.add(
                      Finding.of(
                          "protocol-assumed",
                          Severity.info,
                          List.of(row.line()),
                          List.of(row.service()),
                          row.port().stream().toList(),
                          "\""
                              + word
                              + "\" is not a protocol Portolan knows; "
                              + Say.title(row)
                              + " "
                              + row.port().orElse(0)
                              + " is taken as TCP with that application protocol.")));
    }
    List<Row> rows = reading.claims().stream().filter(row -> isAssumed(reading, row)).toList();
    List<Reservation> kept =
        reading.reservations().stream()
            .filter(reservation -> !reservation.stated() && reservation.protocol() == Protocol.TCP)
            .toList();
    if (!rows.isEmpty() || !kept.isEmpty()) {
      Set<Integer> lines = new TreeSet<>(rows.stream().map(Row::line).toList());
      kept.forEach(reservation -> lines.add(reservation.line()));
      Set<String> services = new TreeSet<>(rows.stream().map(Row::service).toList());
      kept.forEach(reservation -> reservation.forService().ifPresent(services::add));
      Set<Integer> ports =
          new TreeSet<>(rows.stream().flatMap(row -> row.port().stream()).toList());
      kept.forEach(reservation -> ports.add(reservation.port()));
      findings.add(
          Finding.of(
              "protocol-assumed",
              Severity.info,
              lines,
              services,
              ports,
              ports.size()
                  + " ports state no protocol ("
                  + Say.lines(lines)
                  + "); they are taken as TCP."));
    }
    return findings;
  }

  private static boolean isAssumed(Reading reading, Row row) {
    boolean silent =
        !row.said().speech().stated() && row.said().speech().transport() == Protocol.TCP;
    return silent
        && reading.rows().stream()
            .noneMatch(
                other ->
                    other.said().speech().stated()
                        && other.service().equals(row.service())
                        && other.port().equals(row.port()));
  }
}
