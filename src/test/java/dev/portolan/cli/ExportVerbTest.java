package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed port map is checked against the declarations that it was made from. */
class ExportVerbTest {

  private static final String STEERING = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"alfred", "cirkelline", "deeplens", "first", "guardyn", "trackflow"})
  void what_was_exported_holds_until_a_line_of_it_is_changed(String system) throws IOException {
    // Given
    String declarations = "examples/" + system;
    Said export = Said.of("export", declarations);
    Path map = Files.writeString(folder.resolve("PORTS.md"), export.out());

    // When
    Said same = Said.of("export", "--check", map, declarations);
    Files.writeString(map, export.out().replaceFirst("\n\\| (\\d+) \\|", "\n| 1$1 |"));
    Said changed = Said.of("export", "--check", map, declarations);

    // Then
    assertThat(export.status()).isEqualTo(0);
    assertThat(same).isEqualTo(new Said(0, "", ""));
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("- | 1"));
    assertThat(changed.err())
        .isEqualTo(
            "portolan: "
                + map
                + " is not what the declarations say (- stands only there, + is missing there):"
                + " write it anew with export, without --check\n");
  }

  @Test
  void an_export_without_paths_and_a_check_of_nothing_are_misuse() {
    assertThat(Said.of("export").status()).isEqualTo(2);
    assertThat(Said.of("export", "--check", folder.resolve("none.md"), "examples/first").status())
        .isEqualTo(2);
  }

  @Test
  void a_declaration_steers_none_either() throws IOException {
    // Given
    Path loud =
        Files.writeString(
            folder.resolve("loud.yaml"),
            """
            apiVersion: portolan.dev/v1alpha1
            kind: PortAllocation
            metadata: {name: shop, namespace: apps}
            spec:
              owner: {team: "t\\u061cu"}
              services:
              - name: web
                selector: {app: web}
                description: "a\\e[31mb\\r\\u2028c\\u202ed\\U000E0041e"
                ports: [{name: http, port: 3000}]
            """);

    // Then
    assertThat(Said.of("export", loud).out()).contains("http").doesNotContainPattern(STEERING);
    assertThat(Said.of("report", "--output", "json", loud).out())
        .contains("\\u061c", "\\udb40\\udc41")
        .doesNotContainPattern(STEERING);
  }

  @Test
  void a_document_steers_no_terminal() throws IOException {
    // Given
    Path map = folder.resolve("PORTS.md");
    Files.writeString(map, "# \u001b[31mred\u001b[0m\n");

    // When
    Said changed = Said.of("export", "--check", map, "examples/first");

    // Then
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.out()).doesNotContain("\u001b");
  }
}
