package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.Owner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Leases at the API server: created by a plain POST, changed and deleted only as they were read.
 *
 * <p>Never an upsert: server-side apply would create a lease that somebody has just freed.
 */
final class LeaseDesk {

  /** The mark of a lease that was written again before something new was exposed under it. */
  static final String RENEWED = "portolan.dev/renewed";

  private static final Set<Integer> CHANGED =
      Set.of(HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

  private final ApiServer api;
  private final Clock clock;
  private final AgreedClock agreed;

  /** Writes when something was acquired by one clock, and when it ends by what two agree on. */
  LeaseDesk(ApiServer api, Clock clock, AgreedClock agreed) {
    this.api = api;
    this.clock = clock;
    this.agreed = agreed;
  }

  /** Creates the lease; empty when somebody was first. */
  Optional<PortLease> create(LeaseChange.Entry entry) {
    return unless(
        Set.of(HttpURLConnection.HTTP_CONFLICT),
        () -> api.create(Leases.write(entry, clock.instant())));
  }

  /** Rewrites the lease; empty when it is not any more as it was read. */
  Optional<PortLease> amend(PortLease read, LeaseChange.Entry entry) {
    Lease before = Leases.read(read);
    boolean sameOwner =
        before.namespace().equals(entry.owner().namespace())
            && before.allocation().equals(entry.owner().name());
    Instant since = sameOwner ? before.acquired().orElseGet(clock::instant) : clock.instant();
    return replace(read, Leases.write(entry, since), Map.of());
  }

  /** Keeps the lease for who has it, for a time from now; empty when it has changed. */
  Optional<PortLease> quarantine(PortLease read, LeaseChange.Quarantine change) {
    return amend(read, change.entry(agreed.latest().plus(change.time())));
  }

  /**
   * Writes the lease again as it is, so that nobody who read it earlier can free it; empty when it
   * has changed.
   */
  Optional<PortLease> bump(PortLease read) {
    PortLease same = new PortLease();
    same.setSpec(read.getSpec());
    return replace(read, same, Map.of(RENEWED, clock.instant().toString()));
  }

  /** Whether this very incarnation of an allocation is still there. */
  boolean lives(Owner owner) {
    return api.get(PortAllocation.class, owner.namespace(), owner.name())
        .filter(found -> found.getMetadata().getUid().equals(owner.uid()))
        .isPresent();
  }

  /** Deletes exactly the version that was read; whether it is gone. */
  boolean free(PortLease read) {
    return unless(
            CHANGED,
            () -> {
              api.delete(read);
              return true;
            })
        .isPresent();
  }

  /** The lease as it is now. */
  Optional<PortLease> read(Key key) {
    return api.get(PortLease.class, key.name());
  }

  private Optional<PortLease> replace(
      PortLease read, PortLease content, Map<String, String> annotations) {
    content.setMetadata(
        new ObjectMetaBuilder()
            .withName(read.getMetadata().getName())
            .withUid(read.getMetadata().getUid())
            .withResourceVersion(read.getMetadata().getResourceVersion())
            .withAnnotations(annotations)
            .build());
    return unless(CHANGED, () -> api.replace(content));
  }

  private static <T> Optional<T> unless(Set<Integer> refusals, Supplier<T> request) {
    try {
      return Optional.ofNullable(request.get());
    } catch (KubernetesClientException e) {
      if (refusals.contains(e.getCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
