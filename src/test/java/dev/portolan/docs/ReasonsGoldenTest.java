package dev.portolan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Reason;
import dev.portolan.lint.LintRule;
import dev.portolan.reading.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of reasons is written from the tables that the code uses. */
class ReasonsGoldenTest {

  private static final Path PAGE = Path.of("docs/reasons.md");

  @Test
  void the_page_says_what_the_tables_say() throws IOException {
    // Given
    String page = page();

    // When
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }

    // Then
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder("# Reasons and findings\n\n");
    page.append(
        "Written by `make golden` from the tables of the code; do not edit. `lint` writes the names in small letters: `held-by-other`.\n");
    section(page, "Reasons of a port's state (`status.ports[].reason`)", "Reason");
    for (Reason reason : Reason.values()) {
      line(page, reason, reason.meaning());
    }
    section(page, "Findings (`status.findings[].rule`)", "Finding");
    for (Finding.Rule rule : Finding.Rule.values()) {
      line(page, rule, rule.meaning());
    }
    section(page, "What `lint` says of files only", "Rule");
    for (LintRule rule : LintRule.values()) {
      line(page, rule, rule.meaning());
    }
    for (Problem.Rule rule : Problem.Rule.values()) {
      line(page, rule, rule.meaning());
    }
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String column) {
    page.append("\n## %s\n\n| %s | Means |\n|---|---|\n".formatted(title, column));
  }

  private static void line(StringBuilder page, Enum<?> name, String meaning) {
    page.append("| `%s` | %s |\n".formatted(name, meaning));
  }
}
