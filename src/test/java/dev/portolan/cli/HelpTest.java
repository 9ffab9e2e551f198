package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --help} says beside options. */
class HelpTest {

  private static final String UNREADABLE = "  2   misuse, or input that cannot be read\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lint   | some finding is",
        "plan   | some port would not",
        "report | some port does not",
        "free   | no number is free",
        "import | some finding is",
        "export | FILE of --check is not"
      })
  void each_verb_says_in_its_own_words_how_it_ends(String verb, String refused) {
    assertThat(Said.of(verb, "--help").out())
        .contains("\nExit status:\n  0   ", "\n  1   " + refused + "\n" + UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "completion"})
  void who_never_ends_with_one_does_not_say_so(String verb) {
    assertThat(Said.of(verb, "--help").out())
        .contains("\nExit status:\n  0   ", "\n  2   misuse")
        .doesNotContain("\n  1   ");
  }

  @Test
  void help_without_a_verb_sends_to_the_verbs() {
    assertThat(Said.of("--help").out())
        .contains("\n  1   not clean: the help of each verb says in what way\n" + UNREADABLE);
  }

  @Test
  void variables_of_the_environment_are_told_where_they_count() {
    assertThat(Said.of("report", "--help").out())
        .containsSubsequence("\nExit status:\n", "\nEnvironment:\n", "\nExamples:\n")
        .contains("\n  KUBECONFIG ", "\n  NO_COLOR ", "\n  TERM ");
    assertThat(Said.of("import", "--help").out())
        .contains("\n  NO_COLOR ")
        .doesNotContain("KUBECONFIG");
    assertThat(Said.of("--help").out()).contains("\nEnvironment:\n", "KUBECONFIG", "NO_COLOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "lint --version", "report -V"})
  void the_version_is_that_of_the_build_of_the_api_and_of_java(String words) throws IOException {
    // Given
    Matcher pom =
        Pattern.compile("<version>(.+)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();

    // When
    Said said = Said.of((Object[]) words.split(" "));

    // Then
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
    assertThat(said.out().lines())
        .containsExactly(
            "portolan " + pom.group(1),
            "API portolan.dev/v1alpha1",
            "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")));
  }
}
