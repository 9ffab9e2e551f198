package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no port map is refused before it is read. */
class HostilePortMapTest {

  private static final Map<String, String> REFUSED =
      Map.of(
          "endless table", "|a|1|\n".repeat(4_000),
          "endless line", "- x: " + "80, ".repeat(5_000),
          "endless number", "- x: " + "9".repeat(100_000),
          "endless brackets", "[".repeat(100_000),
          "too large", "a\n".repeat(600_000));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endless table",
        "endless line",
        "endless number",
        "endless brackets",
        "too large"
      })
  void it_is_refused_with_a_reason(String what) throws IOException {
    Said said = imported(REFUSED.getOrDefault(what, "").getBytes(StandardCharsets.UTF_8));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("no port map");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Said said = imported(new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe});
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("UTF-8");
  }

  @Test
  void nothing_in_a_document_steers_the_terminal() throws IOException {
    // When
    Said said =
        imported(
            "# Ports\n\n|Service|Port|\n|-|-|\n|\u001b[31mred|3000|\n|\u202egreen|3000|\n"
                .getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(said.out() + said.err())
        .contains("same-number-twice")
        .doesNotContain("\u001b", "\u202e");
  }

  private Said imported(byte[] document) throws IOException {
    return Said.of("import", Files.write(folder.resolve("PORTS.md"), document));
  }
}
