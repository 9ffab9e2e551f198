package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.RiskList;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Reading.EnvironmentHeading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of the overview that is missing where the document lists its kind completely. */
final class OnlyInOverview implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (EnvironmentHeading heading : reading.environmentHeadings()) {
      boolean listed =
          reading.rows().stream()
              .anyMatch(
                  row ->
                      row.repeats().isPresent()
                          && row.said().form() != Form.TABLE
                          && row.where().environment().equals(Optional.of(heading.environment())));
      if (listed) {
        overview(reading, heading.environment()).stream()
            .filter(row -> isMissing(reading, row))
            .forEach(row -> findings.add(finding(row, heading.line())));
      }
    }
    for (RiskList list : reading.riskLists()) {
      reading.claims().stream()
          .filter(
              row ->
                  row.said()
                      .risk()
                      .flatMap(dev.portolan.document.word.Ratings::of)
                      .equals(Optional.of(list.rating())))
          .filter(row -> row.port().filter(port -> !list.ports().contains(port)).isPresent())
          .forEach(row -> findings.add(finding(row, list.line())));
    }
    return findings;
  }

  private static List<Row> overview(Reading reading, String environment) {
    return reading.overviewRows().stream()
        .filter(row -> row.isNew() && row.where().environment().equals(Optional.of(environment)))
        .toList();
  }

  private static boolean isMissing(Reading reading, Row row) {
    return reading.rows().stream()
            .noneMatch(
                other ->
                    other.repeats().equals(Optional.of(row.line()))
                        && other.service().equals(row.service())
                        && other.where().environment().equals(row.where().environment()))
        && !PortVersusPublicPort.concerns(reading, row);
  }

  private static Finding finding(Row row, int heading) {
    String message =
        "The overview gives "
            + row.service()
            + " "
            + row.port().orElse(0)
            + " (line "
            + row.line()
            + "), but the list below line "
            + heading
            + " leaves it out. Add it there, or correct the row.";
    return Finding.of(
        "only-in-overview",
        Severity.info,
        List.of(row.line(), heading),
        List.of(row.service()),
        row.port().stream().toList(),
        message);
  }
}
