package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A condition that a port rule cannot hold: a path, a login, nobody named. */
final class NotEnforceable implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Restriction restriction : reading.restrictions()) {
      if (!restriction.peer()) {
        findings.add(
            Finding.of(
                "not-enforceable",
                Severity.info,
                List.of(restriction.line()),
                restriction.services(),
                restriction.ports(),
                "The restriction names nobody who may reach "
                    + Say.list(restriction.ports())
                    + ", so no rule can be made from it. Name who may."));
      }
    }
    for (Condition condition : reading.conditions()) {
      findings.add(
          Finding.of(
              "not-enforceable",
              Severity.info,
              List.of(condition.line()),
              service(reading, condition.name()),
              condition.port().stream().toList(),
              "A path or a login is for the service itself or its proxy to check; a port rule cannot."));
    }
    return findings;
  }

  private static List<String> service(Reading reading, String name) {
    Set<String> words = Words.set(name);
    Optional<String> equal =
        reading.rows().stream()
            .map(Row::service)
            .filter(service -> Words.set(service).equals(words))
            .findFirst();
    Optional<String> within =
        reading.rows().stream()
            .map(Row::service)
            .filter(service -> words.containsAll(Words.set(service)))
            .findFirst();
    return List.of(equal.or(() -> within).orElseGet(() -> Words.slug(name)));
  }
}
