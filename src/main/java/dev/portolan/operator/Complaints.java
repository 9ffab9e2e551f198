package dev.portolan.operator;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs a failure that is being retried once, however many allocations it meets and however often.
 */
final class Complaints {

  private static final Logger LOG = Logger.getLogger(Complaints.class);
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Instant> said = new ConcurrentHashMap<>();

  Complaints(Clock clock) {
    this.clock = clock;
  }

  /**
   * Says that an allocation's reconciliation failed, unless the same kind of failure was said
   * lately.
   */
  void say(String allocation, Exception failure) {
    LOG.debugf(failure, "the reconciliation of %s failed", allocation);
    Instant now = clock.instant();
    Instant before = said.put(kind(failure), now);
    if (before == null || before.plus(QUIET).isBefore(now)) {
      LOG.warnf(
          "The reconciliation of %s failed and is tried again until it works (others of this kind stay quiet for %d minutes): %s",
          allocation, QUIET.toMinutes(), message(failure));
    }
  }

  private static String kind(Exception failure) {
    return failure instanceof KubernetesClientException e && e.getStatus() != null
        ? e.getCode() + " " + e.getStatus().getReason() + " " + detail(e)
        : failure.getClass().getName();
  }

  private static String detail(KubernetesClientException e) {
    return e.getStatus().getDetails() == null
        ? ""
        : String.valueOf(e.getStatus().getDetails().getKind());
  }

  private static String message(Exception failure) {
    return failure instanceof KubernetesClientException e && e.getStatus() != null
        ? String.valueOf(e.getStatus().getMessage())
        : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }
}
