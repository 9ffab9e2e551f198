package dev.portolan.document.check;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Direction;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import java.util.List;
import java.util.Optional;

/** Egress that lets DNS out over UDP only. */
final class DnsWithoutTcp implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Firewall> dns =
        reading.firewall().stream()
            .filter(
                rule -> rule.direction() == Direction.egress && rule.port().equals(Optional.of(53)))
            .toList();
    boolean tcp = dns.stream().anyMatch(rule -> rule.protocol().equals(Optional.of(Protocol.TCP)));
    return dns.isEmpty() || tcp
        ? List.of()
        : List.of(
            Finding.of(
                "dns-without-tcp",
                Severity.warning,
                dns.stream().map(Firewall::line).toList(),
                List.of(),
                List.of(53),
                "Egress allows DNS over UDP only; answers that do not fit in a datagram are fetched over 53/tcp. Allow that, too."));
  }
}
