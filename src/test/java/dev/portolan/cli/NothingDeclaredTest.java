package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped path must not look like success. */
class NothingDeclaredTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {"lint", "lint --output sarif", "plan", "report", "export", "free --near 80"})
  void each_verb_says_that_no_file_declares_anything_and_ends_clean(String verb)
      throws IOException {
    // Given
    Files.writeString(folder.resolve("a.yaml"), "kind: ConfigMap\napiVersion: v1\n");
    Files.writeString(folder.resolve("b.yaml"), "just: values\n");

    // When
    Said said = of(verb);

    // Then
    assertThat(said.err())
        .isEqualTo(
            "portolan: no PortAllocation or PortPolicy is among 2 files: is the path right?\n");
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
  }

  @Test
  void of_a_folder_without_manifests_it_says_what_is_looked_for() throws IOException {
    // Given
    Files.writeString(folder.resolve("PORTS.md"), "# Ports\n");

    // Then
    assertThat(of("lint").err())
        .isEqualTo(
            "portolan: nothing was read: of a folder, files named *.yaml, *.yml and *.json are; is"
                + " the path right?\n");
  }

  @Test
  void a_policy_alone_and_a_flawed_declaration_are_something() throws IOException {
    // Given
    Path file = folder.resolve("a.yaml");
    String head = "apiVersion: portolan.dev/v1alpha1\nkind: %s\nmetadata: {name: a%s}\n";

    // Then
    Files.writeString(file, head.formatted("PortPolicy", "") + "spec: {require: {owner: true}}\n");
    assertThat(of("lint").err()).isEmpty();
    Files.writeString(file, head.formatted("PortAllocation", ", namespace: b") + "spec: 3\n");
    assertThat(of("lint").err()).isEmpty();
  }

  private Said of(String verb) {
    return Said.of(Arrays.asList((verb + " " + folder).split(" ")).toArray());
  }
}
