package dev.portolan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Reason;
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
    page.append("Written by `make golden` from `Reason` and `Finding.Rule`; do not edit.\n\n");
    page.append(
        "## Reasons of a port's state (`status.ports[].reason`)\n\n| Reason | Means |\n|---|---|\n");
    for (Reason reason : Reason.values()) {
      page.append("| `%s` | %s |\n".formatted(reason, reason.meaning()));
    }
    page.append("\n## Findings (`status.findings[].rule`)\n\n| Finding | Means |\n|---|---|\n");
    for (Finding.Rule rule : Finding.Rule.values()) {
      page.append("| `%s` | %s |\n".formatted(rule, rule.meaning()));
    }
    return page.toString();
  }
}
