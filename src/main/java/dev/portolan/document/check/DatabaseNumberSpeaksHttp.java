package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.word.Products;
import java.util.List;
import java.util.Set;

/** A number that everybody takes for a database, and that speaks HTTP. */
final class DatabaseNumberSpeaksHttp implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    return reading.claims().stream()
        .filter(row -> row.port().filter(Products::isDatabaseNumber).isPresent())
        .filter(
            row ->
                row.said()
                    .speech()
                    .application()
                    .filter(Set.of("http", "https")::contains)
                    .isPresent())
        .map(
            row ->
                Finding.of(
                    "database-number-speaks-http",
                    Severity.warning,
                    List.of(row.line()),
                    List.of(row.service()),
                    row.port().stream().toList(),
                    Say.title(row)
                        + " speaks HTTP on "
                        + row.port().orElse(0)
                        + ", a number that people and firewalls take for a database. Choose another."))
        .toList();
  }
}
