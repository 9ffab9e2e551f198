package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody is told who calls a verb in a wrong way, or does not know which. */
class MisuseTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void what_is_wrong_stands_alone_and_says_where_help_is() {
    // When
    Said said = Said.of("lint", "--output", "xml", "examples");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .isEqualTo(
            "portolan: Invalid value for option '--output': expected one of [text, json, sarif,"
                + " github] (case-insensitive) but was 'xml'\nSee portolan lint --help.\n");
  }

  @Test
  void a_mistyped_verb_is_answered_with_the_one_that_was_meant() {
    // When
    Said said = Said.of("lnt", "examples");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err())
        .isEqualTo(
            "portolan: there is no verb 'lnt'\n"
                + "Did you mean: portolan lint?\n"
                + "See portolan --help.\n");
  }

  @Test
  void a_file_that_looks_like_an_option_is_told_how_it_is_given() throws IOException {
    // Given
    Path file = Files.writeString(Path.of("-of-MisuseTest.yaml"), "a: b\n");

    // When
    Said said = Said.of("lint", file);
    Files.delete(file);

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err()).contains("The file of that name is given as ./-of-MisuseTest.yaml\n");
  }

  @Test
  void no_argument_steers_a_terminal() {
    assertThat(Said.of("lint", "--output", "\u001b[31m", "examples").err())
        .contains("' [31m'")
        .doesNotContain("\u001b");
  }

  @Test
  void without_a_verb_all_of_them_are_shown() {
    // When
    Said said = Said.of();

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err()).contains("lint", "plan", "report", "free", "explain", "import");
  }

  @Test
  void help_can_be_asked_for_a_verb() {
    // When
    Said said = Said.of("help", "free");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
    assertThat(said.out()).isEqualTo(Said.of("free", "--help").out()).contains("--near=NUMBER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lint", "plan", "report", "free", "explain", "import", "export", "completion"})
  void examples_of_the_help_can_be_copied_line_by_line(String verb) {
    // When
    String help = Said.of(verb, "--help").out();

    // Then
    assertThat(help.substring(help.indexOf("Examples:\n")).lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("  "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"import examples/first/PORTS.md", "free --near 80 examples/first"})
  void a_name_that_no_namespace_can_have_is_refused(String verb) {
    // When
    Said said = Said.of((Object[]) (verb + " --namespace Bad_Name").split(" "));

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("'--namespace'", "'Bad_Name' is no name of a namespace");
  }

  @Test
  void a_document_without_ports_is_told_so() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("notes.md"), "# Notes\n");

    // Then
    assertThat(Said.of("import", file).err())
        .isEqualTo(file + ": no port was found: is it a port map in Markdown?\n");
  }

  @Test
  void an_empty_name_is_not_taken_for_the_folder_one_stands_in() {
    // When
    Said said = Said.of("lint", "");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err())
        .isEqualTo("portolan: an empty name is no file or folder: write . for this folder\n");
  }

  @Test
  void a_file_that_may_not_be_read_is_told_so() throws IOException {
    // Given
    Path secret = Files.writeString(folder.resolve("secret.yaml"), "a: b\n");
    Files.setPosixFilePermissions(secret, Set.of());
    assumeFalse(Files.isReadable(secret), "root reads everything");

    // Then
    assertThat(Said.of("lint", folder))
        .isEqualTo(
            new Said(Portolan.UNREADABLE, "", "portolan: " + secret + ": permission denied\n"));
  }

  @Test
  void an_allocation_is_named_with_its_namespace() {
    // When
    Said said = Said.of("explain", "shop", "examples");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err()).contains("'shop' is no NAMESPACE/NAME[/SERVICE[/PORT]].");
  }
}
