package dev.portolan.operator;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortStatus;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Versions;
import dev.portolan.status.Programmed;
import dev.portolan.status.StatusReport;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statuses at the API server: written whole and as a compare-and-swap, and only when they say
 * something new.
 *
 * <p>The status is a report, never an input. What this process wrote last is remembered, so that a
 * forged status neither keeps forged alternatives nor survives the next look.
 */
final class StatusDesk {

  private final ApiServer api;
  private final Chart chart;
  private final Clock clock;
  private final NewsOfOthers others;
  private final Consumer<PortAllocation> gone;
  private final Map<String, Said> said = new ConcurrentHashMap<>();

  /**
   * What was said last.
   *
   * @param version of the allocation that shows it, or on top of which it is being written
   * @param shown whether it was seen to be there
   */
  private record Said(PortAllocationStatus status, long version, boolean shown) {}

  /**
   * A desk that has said nothing yet.
   *
   * @param gone hears of an allocation that the API server says is gone
   */
  StatusDesk(ApiServer api, Chart chart, Clock clock, Consumer<PortAllocation> gone) {
    this.gone = gone;
    this.api = api;
    this.chart = chart;
    this.clock = clock;
    this.others = new NewsOfOthers(clock);
  }

  /**
   * Reports; when to look again, where the allocation has changed meanwhile or what there is to say
   * can wait.
   */
  Optional<Duration> report(Settled settled, Programmed programmed) {
    PortAllocation allocation = settled.gathered().allocation();
    PortAllocationStatus shown = allocation.getStatus();
    PortAllocationStatus status = worthSaying(settled, programmed, shown);
    String uid = allocation.getMetadata().getUid();
    Optional<Duration> waits = others.waits(uid, shown, status, wasShown(uid, status));
    if (waits.isPresent()) {
      return waits;
    }
    remember(allocation, status, status.equals(shown));
    return status.equals(shown) || write(allocation, status)
        ? Optional.empty()
        : Optional.of(PortAllocationReconciler.SOON);
  }

  // What another operator wrote holds as long as it says what we would say after it: two that
  // remember different advice must not write over each other for ever. What does not is written
  // over.
  private PortAllocationStatus worthSaying(
      Settled settled, Programmed programmed, @Nullable PortAllocationStatus shown) {
    PortAllocationStatus afterShown = status(settled, programmed, shown);
    Said before = said.get(settled.owner().uid());
    return afterShown.equals(shown) || before == null
        ? afterShown
        : status(settled, programmed, before.status());
  }

  private boolean wasShown(String uid, PortAllocationStatus status) {
    Said last = said.get(uid);
    return last != null && last.shown() && last.status().equals(status);
  }

  /** Whether somebody else has written the status since. */
  boolean contradictedBy(PortAllocation seen) {
    Said last = said.get(seen.getMetadata().getUid());
    return last != null
        && Versions.version(seen) > last.version()
        && !last.status().equals(seen.getStatus());
  }

  /** Forgets an allocation that is gone. */
  void forget(String uid) {
    said.remove(uid);
    others.forget(uid);
  }

  private void remember(PortAllocation version, PortAllocationStatus status, boolean shown) {
    said.put(version.getMetadata().getUid(), new Said(status, Versions.version(version), shown));
  }

  private PortAllocationStatus status(
      Settled settled, Programmed programmed, @Nullable PortAllocationStatus previous) {
    return StatusReport.of(
        settled.gathered().declared().resolved(),
        settled.settlement(),
        settled.gathered().world(),
        settled.owner(),
        audience(settled),
        alternatives(settled, previous),
        findings(settled),
        programmed,
        previous,
        clock.instant());
  }

  private Audience audience(Settled settled) {
    return Audience.tenantsOf(settled.owner().namespace(), chart::isDiscreet);
  }

  private List<Finding> findings(Settled settled) {
    return NetworkPolicies.findings(
        settled.gathered().declared().resolved(),
        settled.verdicts(),
        Programmer.surroundings(settled, chart));
  }

  private Map<ClaimId, List<Integer>> alternatives(
      Settled settled, @Nullable PortAllocationStatus previous) {
    Alternatives alternatives =
        chart.alternatives(
            settled.gathered().world().rules(), settled.gathered().world().observed());
    Audience readers = audience(settled);
    Map<ClaimId, List<Integer>> offers = new HashMap<>();
    for (Verdict verdict : settled.verdicts()) {
      List<Integer> offer =
          formerOffer(verdict, previous, readers)
              .orElseGet(() -> alternatives.of(verdict, settled.settlement()));
      offers.put(verdict.claim().id(), offer);
    }
    return offers;
  }

  /** Advice is computed when a verdict changes and stays as it was given. */
  private static Optional<List<Integer>> formerOffer(
      Verdict verdict, @Nullable PortAllocationStatus previous, Audience audience) {
    ClaimId id = verdict.claim().id();
    return Optional.ofNullable(previous).stream()
        .flatMap(status -> status.ports().stream())
        .filter(port -> port.service().equals(id.service()) && port.name().equals(id.port()))
        .filter(port -> SameRefusal.as(port, verdict, audience))
        .map(PortStatus::alternatives)
        .findFirst();
  }

  private boolean write(PortAllocation allocation, PortAllocationStatus status) {
    PortAllocation update = new PortAllocation();
    update.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(allocation.getMetadata().getNamespace())
            .withName(allocation.getMetadata().getName())
            .withUid(allocation.getMetadata().getUid())
            .withResourceVersion(allocation.getMetadata().getResourceVersion())
            .build());
    update.setSpec(allocation.getSpec());
    update.setStatus(status);
    try {
      PortAllocation now = api.replaceStatus(update);
      remember(now, status, true);
      chart.put(now);
      return true;
    } catch (KubernetesClientException e) {
      return changedMeanwhile(allocation, e);
    }
  }

  private boolean changedMeanwhile(PortAllocation allocation, KubernetesClientException e) {
    if (e.getCode() == HTTP_NOT_FOUND) {
      // There is nobody to tell. Who goes on looking would write for it until a watch tells.
      gone.accept(allocation);
      return true;
    }
    if (e.getCode() != HTTP_CONFLICT) {
      throw e;
    }
    Optional<PortAllocation> now =
        api.get(
            PortAllocation.class,
            allocation.getMetadata().getNamespace(),
            allocation.getMetadata().getName());
    now.ifPresent(chart::put);
    return now.isEmpty();
  }
}
