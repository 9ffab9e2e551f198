package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A number that is well known for one role of a product, given another. */
final class WellKnownRoleDiffers implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Row row : reading.claims()) {
      Set<String> words = new HashSet<>(row.portName().map(Words::set).orElse(Set.of()));
      words.addAll(row.said().description().map(Words::set).orElse(Set.of()));
      for (String product : Words.set(row.service())) {
        Optional<Products.Role> own = row.port().flatMap(port -> Products.role(product, port));
        own.flatMap(role -> Products.otherRole(role, words))
            .ifPresent(other -> findings.add(finding(row, own.get(), other)));
      }
    }
    return findings;
  }

  private static Finding finding(Row row, Products.Role own, Products.Role other) {
    String message =
        own.port()
            + " is commonly "
            + row.service()
            + "'s "
            + own.name()
            + " port, not its "
            + other.name()
            + " port ("
            + other.port()
            + "); check that the two are not mixed up.";
    return Finding.of(
        "well-known-role-differs",
        Severity.info,
        List.of(row.line()),
        List.of(row.service()),
        row.port().stream().toList(),
        message);
  }
}
