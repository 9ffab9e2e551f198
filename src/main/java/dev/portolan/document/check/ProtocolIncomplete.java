package dev.portolan.document.check;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;

/** A service that is known to speak UDP, without UDP. */
final class ProtocolIncomplete implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : reading.claims()) {
      String words = row.said().title() + " " + row.said().description().orElse("");
      boolean known = row.port().filter(port -> Products.speaksUdp(port, words)).isPresent();
      boolean also =
          reading.rows().stream()
              .anyMatch(
                  other ->
                      other.port().equals(row.port())
                          && other.service().equals(row.service())
                          && other.said().speech().transport() == Protocol.UDP
                          && other.said().speech().stated());
      if (known && !also) {
        findings.add(
            finding(
                row.line(),
                List.of(row.service()),
                row.port().orElse(0),
                row.said().speech().stated()));
      }
    }
    for (Reservation reservation : reading.reservations()) {
      String words = reservation.reason() + " " + reservation.forService().orElse("");
      if (Products.speaksUdp(reservation.port(), words)
          && !(reservation.stated() && reservation.protocol() == Protocol.UDP)
          && !Words.anyOf(words, List.of("tls"))) {
        findings.add(
            finding(
                reservation.line(),
                reservation.forService().stream().toList(),
                reservation.port(),
                reservation.stated()));
      }
    }
    return findings;
  }

  private static Finding finding(int line, List<String> services, int port, boolean stated) {
    String message =
        port
            + (stated
                ? " is stated without UDP, which this service is known to speak; add it."
                : " is stated without a protocol, and this service is known to speak UDP: it is taken as UDP. Add TCP if clients may use it.");
    return Finding.of(
        "protocol-incomplete", Severity.warning, List.of(line), services, List.of(port), message);
  }
}
