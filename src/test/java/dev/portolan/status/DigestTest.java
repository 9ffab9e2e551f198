package dev.portolan.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {

  @Test
  void three_sentences_are_told_in_full() {
    assertThat(Digest.of(List.of("One.", "Two.", "Three."))).isEqualTo("One. Two. Three.");
  }

  @Test
  void of_more_only_the_number_is_told() {
    assertThat(Digest.of(List.of("One.", "Two.", "Three.", "Four.", "Five.")))
        .isEqualTo("One. Two. Three. And 2 more.");
  }

  @Test
  void however_much_there_is_to_tell_it_stays_about_a_thousand_characters() {
    assertThat(Digest.of(Collections.nCopies(512, "x".repeat(10_000))))
        .hasSizeBetween(900, 1_000)
        .endsWith("… And 509 more.");
  }
}
