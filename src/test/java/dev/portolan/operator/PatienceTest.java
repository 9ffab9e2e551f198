package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** How long is waited before something is tried again that was refused. */
class PatienceTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final Clock clock = Mockito.mock(Clock.class);
  private final Patience patience = new Patience(clock);

  @Test
  void the_longer_it_has_been_refused_the_longer_is_waited() {
    assertThat(refusedAt(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(refusedAt(5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(refusedAt(10)).isEqualTo(Duration.ofSeconds(10));
    assertThat(refusedAt(20)).isEqualTo(Duration.ofSeconds(20));
    assertThat(refusedAt(24 * 60 * 60)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void being_looked_at_often_makes_the_wait_no_longer() {
    refusedAt(0);
    for (int look = 0; look < 100; look++) {
      refusedAt(1);
    }
    assertThat(refusedAt(2)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void it_begins_anew_once_it_was_not_refused() {
    refusedAt(0);
    assertThat(patience.untilNextTry("uid-1", false)).isEmpty();
    assertThat(refusedAt(60)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void it_begins_anew_with_the_next_of_that_name() {
    refusedAt(0);
    patience.forget("uid-1");
    assertThat(refusedAt(60)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void each_allocation_waits_for_itself() {
    refusedAt(0);
    refusedAt(60);
    assertThat(patience.untilNextTry("uid-2", true)).contains(Duration.ofSeconds(5));
  }

  @Test
  void a_clock_that_is_set_back_makes_nobody_wait_longer() {
    refusedAt(60);
    assertThat(refusedAt(0)).isEqualTo(Duration.ofSeconds(5));
  }

  private Duration refusedAt(long seconds) {
    Mockito.when(clock.instant()).thenReturn(START.plusSeconds(seconds));
    return patience.untilNextTry("uid-1", true).orElseThrow();
  }
}
