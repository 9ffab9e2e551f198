package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.ArrayList;
import java.util.List;

/** The text says that a service moved; its row does not. */
final class ResolutionNotApplied implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Resolution resolution : reading.resolutions()) {
      Resolutions.row(reading, resolution)
          .filter(
              row ->
                  reading.rows().stream()
                      .noneMatch(
                          other ->
                              other.service().equals(row.service())
                                  && other.takes(resolution.port())))
          .ifPresent(row -> findings.add(finding(row, resolution)));
    }
    return findings;
  }

  private static Finding finding(Row row, Resolution resolution) {
    String message =
        "Line "
            + resolution.line()
            + " says that "
            + resolution.name()
            + " uses "
            + resolution.port()
            + ", but its row still has "
            + row.port().orElse(0)
            + " (line "
            + row.line()
            + "). Change the row, or the text.";
    return Finding.of(
        "resolution-not-applied",
        Severity.warning,
        List.of(row.line(), resolution.line()),
        List.of(row.service()),
        List.of(row.port().orElse(0), resolution.port()),
        message);
  }
}
