package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewsOfOthersTest {
  private static final String UID = "uid-of-loser";

  private final MovedClock clock = new MovedClock();
  private final NewsOfOthers news = new NewsOfOthers(clock);

  @Test
  void who_lost_to_somebody_else_now_tells_so_when_the_moment_is_over() {
    // Given
    PortAllocationStatus shown = refusedBy("shop");

    // Then
    assertThat(news.waits(UID, shown, refusedBy("blog"), false)).contains(NewsOfOthers.MOMENT);

    // When
    clock.moveBy(NewsOfOthers.MOMENT.minusMillis(1));

    // Then
    assertThat(news.waits(UID, shown, refusedBy("forum"), false)).contains(Duration.ofMillis(1));

    // When
    clock.moveBy(Duration.ofMillis(1));

    // Then
    assertThat(news.waits(UID, shown, refusedBy("forum"), false)).isEmpty();
  }

  @Test
  void each_moment_begins_with_the_first_news_after_a_report() {
    // Given
    assertThat(news.waits(UID, refusedBy("shop"), refusedBy("blog"), false)).isPresent();
    clock.moveBy(Duration.ofMillis(300));
    assertThat(news.waits(UID, refusedBy("blog"), refusedBy("blog"), false)).isEmpty();

    // Then
    assertThat(news.waits(UID, refusedBy("blog"), refusedBy("forum"), false))
        .contains(NewsOfOthers.MOMENT);
  }

  @Test
  void what_somebody_gained_or_lost_is_told_at_once() {
    assertThat(news.waits(UID, refusedBy("shop"), granted(), false)).isEmpty();
    assertThat(news.waits(UID, granted(), refusedBy("shop"), false)).isEmpty();
  }

  @Test
  void what_another_operator_has_written_over_is_said_again_when_the_moment_is_over() {
    // Then
    assertThat(news.waits(UID, granted(), refusedBy("shop"), true)).contains(NewsOfOthers.MOMENT);

    // When
    clock.moveBy(NewsOfOthers.MOMENT);

    // Then
    assertThat(news.waits(UID, granted(), refusedBy("shop"), true)).isEmpty();
  }

  @Test
  void the_first_report_does_not_wait() {
    assertThat(news.waits(UID, null, refusedBy("shop"), false)).isEmpty();
  }

  @Test
  void a_clock_that_is_put_back_lets_nothing_wait_for_longer() {
    // Given
    assertThat(news.waits(UID, refusedBy("shop"), refusedBy("blog"), false)).isPresent();

    // When
    clock.moveBy(Duration.ofHours(-1));

    // Then
    assertThat(news.waits(UID, refusedBy("shop"), refusedBy("blog"), false)).isEmpty();
  }

  private static PortAllocationStatus refusedBy(String holder) {
    return status(
        PortState.Conflicted,
        "HeldByOther",
        new HolderStatus("default", holder, "web", null),
        "held by " + holder);
  }

  private static PortAllocationStatus granted() {
    return status(PortState.Granted, "Granted", null, null);
  }

  private static PortAllocationStatus status(
      PortState state, String reason, @Nullable HolderStatus holder, @Nullable String message) {
    PortStatus port =
        new PortStatus(
            "app",
            "http",
            80,
            Protocol.TCP,
            state,
            reason,
            holder,
            message,
            List.of(81),
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            List.of());
    return new PortAllocationStatus(1L, "0/1", 1, List.of(), List.of(port), List.of(), List.of());
  }

  /** A clock that stands still until it is moved. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    void moveBy(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
