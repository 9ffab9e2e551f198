package dev.portolan.document.check;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Finding;
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
    reading.claims().stream()
        .filter(row -> speaksUdp(row) && !isStated(reading, row))
        .forEach(row -> findings.add(finding(About.row(row), row.said().speech().stated())));
    reading.reservations().stream()
        .filter(ProtocolIncomplete::isIncomplete)
        .forEach(kept -> findings.add(finding(about(kept), kept.stated())));
    return findings;
  }

  private static boolean speaksUdp(Row row) {
    String words = row.said().title() + " " + row.said().description().orElse("");
    return row.port().filter(port -> Products.speaksUdp(port, words)).isPresent();
  }

  private static boolean isStated(Reading reading, Row row) {
    return reading.rows().stream()
        .filter(other -> other.service().equals(row.service()) && other.port().equals(row.port()))
        .map(other -> other.said().speech())
        .anyMatch(speech -> speech.stated() && speech.transport() == Protocol.UDP);
  }

  private static boolean isIncomplete(Reservation kept) {
    String words = kept.reason() + " " + kept.forService().orElse("");
    return Products.speaksUdp(kept.port(), words)
        && !(kept.stated() && kept.protocol() == Protocol.UDP)
        && !Words.anyOf(words, List.of("tls"));
  }

  private static About about(Reservation kept) {
    return About.nothing()
        .line(kept.line())
        .services(kept.forService().stream().toList())
        .port(kept.port());
  }

  private static Finding finding(About about, boolean stated) {
    return about.warning(
        "protocol-incomplete",
        Say.list(about.ports())
            + (stated
                ? " is stated without UDP, which this service is known to speak; add it."
                : " is stated without a protocol, and this service is known to speak UDP: it is taken as UDP. Add TCP if clients may use it."));
  }
}
