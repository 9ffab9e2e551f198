package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
    assertThat(run(REFUSED.getOrDefault(what, "").getBytes(StandardCharsets.UTF_8))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no port map");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    assertThat(run(new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe})).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("UTF-8");
  }

  @Test
  void nothing_in_a_document_steers_the_terminal() throws IOException {
    // When
    run(
        "# Ports\n\n|Service|Port|\n|-|-|\n|\u001b[31mred|3000|\n|\u202egreen|3000|\n"
            .getBytes(StandardCharsets.UTF_8));

    // Then
    String all = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    assertThat(all).contains("same-number-twice").doesNotContain("\u001b", "\u202e");
  }

  private int run(byte[] document) throws IOException {
    Path file = Files.write(folder.resolve("PORTS.md"), document);
    return Portolan.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        "import",
        file.toString());
  }
}
