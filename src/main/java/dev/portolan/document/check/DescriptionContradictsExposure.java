package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.word.Words;
import java.util.List;

/** The description says one thing about visibility, the Exposed column another. */
final class DescriptionContradictsExposure implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    return reading.claims().stream()
        .filter(DescriptionContradictsExposure::contradicts)
        .map(DescriptionContradictsExposure::finding)
        .toList();
  }

  private static boolean contradicts(Row row) {
    String words = row.said().description().orElse("");
    boolean outside = Words.anyOf(words, List.of("external", "public", "publicly"));
    boolean inside = Words.anyOf(words, List.of("internal", "private"));
    boolean table = row.said().form() == Form.TABLE;
    return table
        && row.where()
            .exposed()
            .filter(exposed -> exposed ? inside && !outside : outside && !inside)
            .isPresent();
  }

  private static Finding finding(Row row) {
    boolean exposed = row.where().exposed().orElse(false);
    String message =
        Say.title(row)
            + " "
            + row.port().orElse(0)
            + " is described as "
            + (exposed ? "internal, but it is exposed." : "external, but it is not exposed.")
            + " Correct one of the two.";
    return Finding.of(
        "description-contradicts-exposure",
        Severity.warning,
        List.of(row.line()),
        List.of(row.service()),
        row.port().stream().toList(),
        message);
  }
}
