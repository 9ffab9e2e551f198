package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One number, several services, each with an address of its own. */
final class SameNumberOwnAddress implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Numbers.Crowd crowd : Numbers.crowds(reading)) {
      boolean apart =
          crowd.rows().stream()
              .allMatch(
                  row ->
                      crowd.rows().stream()
                          .allMatch(
                              other -> !Numbers.collide(row, other) || Numbers.apart(row, other)));
      if (apart && !ExposureContradiction.in(crowd.rows())) {
        List<Integer> lines = crowd.rows().stream().map(Row::line).toList();
        String message =
            Say.list(crowd.services())
                + " share the number "
                + crowd.number()
                + " ("
                + Say.lines(lines)
                + "); each has an address of its own, so nothing collides.";
        findings.add(
            Finding.of(
                "same-number-own-address",
                Severity.info,
                lines,
                crowd.services(),
                List.of(crowd.number()),
                message));
      }
    }
    findings.addAll(hostNames(reading));
    return findings;
  }

  /** Several public host names behind one port of a balancer. */
  private static List<Finding> hostNames(Reading reading) {
    Map<Optional<String>, List<Address>> published =
        reading.addresses().stream()
            .filter(Published::isPublic)
            .collect(Collectors.groupingBy(address -> address.where().environment()));
    List<Finding> findings = new ArrayList<>();
    published.forEach(
        (environment, addresses) -> {
          if (addresses.stream().map(Address::host).distinct().count() > 1) {
            Set<String> services =
                addresses.stream()
                    .map(address -> Published.service(reading, address))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<Integer> lines =
                new ArrayList<>(addresses.stream().map(address -> address.spot().line()).toList());
            reading.claims().stream()
                .filter(row -> row.takes(443) && row.where().environment().equals(environment))
                .forEach(row -> lines.add(row.line()));
            String message =
                addresses.size()
                    + " host names share 443 ("
                    + Say.lines(lines)
                    + "); that is one port of one load balancer, not "
                    + addresses.size()
                    + " claims.";
            findings.add(
                Finding.of(
                    "same-number-own-address",
                    Severity.info,
                    lines,
                    services,
                    List.of(443),
                    message));
          }
        });
    return findings;
  }
}
