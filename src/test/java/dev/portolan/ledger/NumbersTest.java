package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers from one to another, both included. */
class NumbersTest {

  private static final Numbers TENS = new Numbers(10, 19);

  @ParameterizedTest
  @CsvSource({"1, 9, false", "1, 10, true", "12, 13, true", "19, 30, true", "20, 30, false"})
  void they_overlap_when_one_number_is_in_both(int from, int to, boolean overlap) {
    Numbers other = new Numbers(from, to);
    assertThat(TENS.overlaps(other)).isEqualTo(overlap);
    assertThat(other.overlaps(TENS)).isEqualTo(overlap);
  }

  @Test
  void what_is_in_both_ends_with_the_first_of_them() {
    assertThat(TENS.common(new Numbers(15, 30))).isEqualTo(new Numbers(15, 19));
    assertThat(TENS.common(new Numbers(1, 12))).isEqualTo(new Numbers(10, 12));
  }

  @Test
  void a_single_number_is_one_wide() {
    assertThat(new Numbers(9042, 9042).width()).isEqualTo(1);
    assertThat(TENS.width()).isEqualTo(10);
  }
}
