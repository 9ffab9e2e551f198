package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One number, several services, each with an address of its own. */
final class SameNumberOwnAddress implements Check {
  private static final String RULE = "same-number-own-address";

  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    Numbers.crowds(reading).stream()
        .filter(crowd -> crowd.together().isEmpty() && !ExposureContradiction.in(crowd.rows()))
        .forEach(crowd -> findings.add(finding(crowd)));
    findings.addAll(hostNames(reading));
    return findings;
  }

  private static Finding finding(Numbers.Crowd crowd) {
    About about = About.rows(crowd.rows()).onlyPorts(List.of(crowd.number()));
    return about.info(
        RULE,
        "%s share the number %d (%s); each has an address of its own, so nothing collides."
            .formatted(Say.list(about.services()), crowd.number(), Say.lines(about.lines())));
  }

  /** Several public host names behind one port of a balancer. */
  private static List<Finding> hostNames(Reading reading) {
    Map<Optional<String>, List<Address>> published =
        reading.addresses().stream()
            .filter(Published::isPublic)
            .collect(Collectors.groupingBy(address -> address.where().environment()));
    return published.entrySet().stream()
        .filter(entry -> entry.getValue().stream().map(Address::host).distinct().count() > 1)
        .map(entry -> hostNames(reading, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Finding hostNames(
      Reading reading, Optional<String> environment, List<Address> addresses) {
    List<Integer> listeners =
        reading.claims().stream()
            .filter(row -> row.takes(443) && row.where().environment().equals(environment))
            .map(Row::line)
            .toList();
    About about =
        About.nothing()
            .lines(addresses.stream().map(address -> address.spot().line()).toList())
            .lines(listeners)
            .services(addresses.stream().map(a -> Published.service(reading, a)).toList())
            .port(443);
    return about.info(
        RULE,
        "%d host names share 443 (%s); that is one port of one load balancer, not %d claims."
            .formatted(addresses.size(), Say.lines(about.lines()), addresses.size()));
  }
}
