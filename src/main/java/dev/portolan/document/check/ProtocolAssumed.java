package dev.portolan.document.check;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** TCP is assumed where the document names no protocol, or one that is unknown. */
final class ProtocolAssumed implements Check {
  private static final String RULE = "protocol-assumed";

  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : reading.claims()) {
      row.said().speech().odd().ifPresent(word -> findings.add(unknown(row, word)));
    }
    unstated(reading).ifPresent(findings::add);
    return findings;
  }

  private static Finding unknown(Row row, String word) {
    return About.row(row)
        .info(
            RULE,
            "\"%s\" is not a protocol Portolan knows; %s %d is taken as TCP with that application protocol."
                .formatted(word, Say.title(row), row.port().orElse(0)));
  }

  private static Optional<Finding> unstated(Reading reading) {
    Map<String, List<Row>> spoken =
        reading.rows().stream()
            .filter(row -> row.said().speech().stated())
            .collect(Collectors.groupingBy(Row::service));
    List<Row> rows =
        reading.claims().stream()
            .filter(row -> isAssumed(spoken.getOrDefault(row.service(), List.of()), row))
            .toList();
    List<Reservation> kept =
        reading.reservations().stream()
            .filter(reservation -> !reservation.stated() && reservation.protocol() == Protocol.TCP)
            .toList();
    About about =
        About.rows(rows)
            .lines(kept.stream().map(Reservation::line).toList())
            .services(kept.stream().flatMap(r -> r.forService().stream()).toList())
            .ports(kept.stream().map(Reservation::port).toList());
    return about.lines().isEmpty()
        ? Optional.empty()
        : Optional.of(
            about.info(
                RULE,
                "%s %s no protocol (%s); taken as TCP."
                    .formatted(
                        about.ports().size() == 1 ? "One port" : about.ports().size() + " ports",
                        about.ports().size() == 1 ? "states" : "state",
                        Say.lines(about.lines()))));
  }

  private static boolean isAssumed(List<Row> spoken, Row row) {
    boolean silent =
        row.port().isPresent()
            && !row.said().speech().stated()
            && row.said().speech().transport() == Protocol.TCP;
    return silent && spoken.stream().noneMatch(other -> other.port().equals(row.port()));
  }
}
