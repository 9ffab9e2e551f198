package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody is told who calls a verb in a wrong way, or does not know which. */
class MisuseTest {

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
                + " github] (case-sensitive) but was 'xml'\nSee portolan lint --help.\n");
  }

  @Test
  void a_mistyped_verb_is_answered_with_the_one_that_was_meant() {
    // When
    Said said = Said.of("lnt", "examples");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err()).contains("Did you mean: portolan lint?", "See portolan --help.");
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

  @Test
  void an_allocation_is_named_with_its_namespace() {
    // When
    Said said = Said.of("explain", "shop", "examples");

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err()).contains("'shop' is no NAMESPACE/NAME[/SERVICE[/PORT]].");
  }
}
