package dev.portolan.operator.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until somebody moves it. */
final class SimulatedClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

  void moveBy(Duration duration) {
    now = now.plus(duration);
  }

  void moveTo(Instant instant) {
    now = instant.isAfter(now) ? instant : now;
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
