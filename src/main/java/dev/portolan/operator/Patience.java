package dev.portolan.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * When to ask the API server again for what it refuses: after as long as it has refused already, so
 * less and less often, however often something else makes an allocation be looked at meanwhile.
 */
final class Patience {

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Instant> refusedSince = new ConcurrentHashMap<>();

  Patience(Clock clock) {
    this.clock = clock;
  }

  /** After what time to try again; empty when nothing is refused to the allocation any more. */
  Optional<Duration> untilNextTry(String uid, boolean refused) {
    if (!refused) {
      refusedSince.remove(uid);
      return Optional.empty();
    }
    Instant now = clock.instant();
    Duration soFar = Duration.between(refusedSince.computeIfAbsent(uid, first -> now), now);
    return Stream.of(soFar, SHORTEST)
        .max(Comparator.naturalOrder())
        .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  /** Forgets an allocation that is gone. */
  void forget(String uid) {
    refusedSince.remove(uid);
  }
}
