package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server's answers tell of its clock, and what two clocks agree on. */
class ServerClockTest {

  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

  private long nanos = 7;
  private final ServerClock server = new ServerClock(() -> nanos);

  @Test
  void before_the_first_answer_nothing_is_due() {
    assertThat(server.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void it_shows_the_date_of_an_answer() {
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    assertThat(server.instant()).isEqualTo(NINE);
  }

  @Test
  void between_answers_it_goes_on() {
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    pass(Duration.ofMinutes(5));
    assertThat(server.instant()).isEqualTo(NINE.plusSeconds(300));
  }

  @Test
  void the_whole_seconds_of_answers_do_not_make_it_go_back() {
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    pass(Duration.ofMillis(900));
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    assertThat(server.instant()).isEqualTo(NINE.plusMillis(900));
  }

  @Test
  void it_follows_an_answer_that_is_later() {
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    server.heard("Fri, 20 Nov 2026 09:00:07 GMT");
    assertThat(server.instant()).isEqualTo(NINE.plusSeconds(7));
  }

  @Test
  void it_is_put_back_with_the_api_servers_clock() {
    server.heard("Sat, 21 Nov 2026 09:00:00 GMT");
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    assertThat(server.instant()).isEqualTo(NINE);
  }

  @Test
  void what_is_no_date_says_nothing() {
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    server.heard("tomorrow");
    assertThat(server.instant()).isEqualTo(NINE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, -1, 0, 1, 30})
  void whichever_clock_is_wrong_by_hours_nothing_is_due_early_nor_ends_early(int wrong) {
    // Given
    server.heard("Fri, 20 Nov 2026 09:00:00 GMT");
    Instant there = NINE;
    Instant here = NINE.plus(Duration.ofHours(wrong));

    // When
    AgreedClock agreed = new AgreedClock(Clock.fixed(here, ZoneOffset.UTC), server);

    // Then
    assertThat(agreed.instant()).isBeforeOrEqualTo(here).isBeforeOrEqualTo(there).isIn(here, there);
    assertThat(agreed.latest()).isAfterOrEqualTo(here).isAfterOrEqualTo(there).isIn(here, there);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
