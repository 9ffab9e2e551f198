package dev.portolan.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Two clocks of which neither is believed alone: the machine's, and the API server's.
 *
 * <p>Its instant is the earlier of both, so that nothing is due before both say so. What shall last
 * for a time counts from the later one, so that it never ends early once a clock is put right.
 */
public final class AgreedClock extends Clock {

  private final Clock local;
  private final Clock server;

  /** What these two agree on. */
  public AgreedClock(Clock local, Clock server) {
    this.local = local;
    this.server = server;
  }

  @Override
  public Instant instant() {
    Instant here = local.instant();
    Instant there = server.instant();
    return here.isBefore(there) ? here : there;
  }

  /** The later of both: from when a time has to be counted. */
  Instant latest() {
    Instant here = local.instant();
    Instant there = server.instant();
    return here.isAfter(there) ? here : there;
  }

  @Override
  public ZoneId getZone() {
    return local.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new AgreedClock(local.withZone(zone), server.withZone(zone));
  }
}
