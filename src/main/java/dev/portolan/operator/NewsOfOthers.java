package dev.portolan.operator;

import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports that tell only of others, and so can wait for a moment.
 *
 * <p>When a holder of many keys goes, they change hands one after the other, and who wants all of
 * them would tell of each. What somebody has gained or lost is told at once; who refuses it now is
 * told when the moment is over, as it is then. What another operator has written over is said again
 * after a moment, too: two of which one is mistaken would contradict each other without end.
 */
final class NewsOfOthers {

  /** How long such news wait at most. */
  static final Duration MOMENT = Duration.ofMillis(500);

  private final Clock clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();

  NewsOfOthers(Clock clock) {
    this.clock = clock;
  }

  /**
   * How long the report on an allocation still waits; empty when it is to be made now.
   *
   * @param again whether it was made before, and another one shows
   */
  Optional<Duration> waits(
      String uid,
      @Nullable PortAllocationStatus shown,
      PortAllocationStatus status,
      boolean again) {
    if (shown == null
        || shown.equals(status)
        || !(again || ownPart(shown).equals(ownPart(status)))) {
      forget(uid);
      return Optional.empty();
    }
    Instant now = clock.instant();
    Duration rest = Duration.between(now, due.computeIfAbsent(uid, any -> now.plus(MOMENT)));
    if (rest.isZero() || rest.isNegative() || rest.compareTo(MOMENT) > 0) {
      forget(uid);
      return Optional.empty();
    }
    return Optional.of(rest);
  }

  /** Nothing is waiting any more. */
  void forget(String uid) {
    due.remove(uid);
  }

  private static List<Object> ownPart(PortAllocationStatus status) {
    return java.util.Arrays.asList(
        status.observedGeneration(),
        status.summary(),
        status.conflicts(),
        status.conditions().stream().map(NewsOfOthers::ownPart).toList(),
        status.ports().stream().map(NewsOfOthers::ownPart).toList(),
        status.reservations(),
        status.findings());
  }

  private static List<String> ownPart(Condition condition) {
    return List.of(condition.getType(), condition.getStatus(), condition.getReason());
  }

  private static PortStatus ownPart(PortStatus port) {
    return new PortStatus(
        port.service(),
        port.name(),
        port.port(),
        port.protocol(),
        port.state(),
        port.reason(),
        null,
        null,
        List.of(),
        List.of(),
        port.served(),
        port.address(),
        port.nodePort(),
        port.hostPort(),
        port.loadBalancer(),
        port.leases());
  }
}
