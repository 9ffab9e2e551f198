package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed port map is checked against the declarations that it was made from. */
class ExportVerbTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"alfred", "cirkelline", "deeplens", "first", "guardyn", "trackflow"})
  void what_was_exported_holds_until_a_line_of_it_is_changed(String system) throws IOException {
    // Given
    Path map = folder.resolve("PORTS.md");
    assertThat(run("export", "examples/" + system)).isEqualTo(0);
    Files.write(map, out.toByteArray());

    // When
    int same = run("export", "--check", map.toString(), "examples/" + system);
    String silence = printed();
    Files.writeString(map, Files.readString(map).replaceFirst("\n\\| (\\d+) \\|", "\n| 1$1 |"));
    int changed = run("export", "--check", map.toString(), "examples/" + system);

    // Then
    assertThat(same).isEqualTo(0);
    assertThat(silence).isEmpty();
    assertThat(changed).isEqualTo(1);
    assertThat(printed().lines()).hasSize(2).anyMatch(line -> line.startsWith("- | 1"));
  }

  @Test
  void an_export_without_paths_and_a_check_of_nothing_are_misuse() {
    assertThat(run("export")).isEqualTo(2);
    assertThat(run("export", "--check", folder.resolve("none.md").toString(), "examples/first"))
        .isEqualTo(2);
  }

  @Test
  void a_document_steers_no_terminal() throws IOException {
    // Given
    Path map = folder.resolve("PORTS.md");
    Files.writeString(map, "# \u001b[31mred\u001b[0m\n");

    // When
    int changed = run("export", "--check", map.toString(), "examples/first");

    // Then
    assertThat(changed).isEqualTo(1);
    assertThat(printed()).doesNotContain("\u001b");
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int run(String... args) {
    out.reset();
    return Portolan.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }
}
