package dev.portolan.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A number kept for later.
 *
 * @param key what is kept; empty where nothing can collide (load balancers with addresses of their
 *     own)
 * @param forService the service it waits for, of any allocation of the namespace; empty: of this
 *     allocation
 * @param until when it lapses; empty: never
 * @param team who answers for it
 */
public record Reservation(
    Owner owner,
    String name,
    int position,
    Scope scope,
    Protocol protocol,
    int port,
    Optional<Key> key,
    Optional<String> forService,
    Optional<Instant> until,
    Optional<String> team)
    implements Ask {

  /** As a lease lists it; no service can be called that. */
  public String path() {
    return "reservation:" + name;
  }

  boolean expired(Instant now) {
    return until.isPresent() && !until.get().isAfter(now);
  }

  /** Whether the claim is what the number waits for. */
  boolean admits(Claim claim) {
    return forService
        .map(
            service ->
                owner.namespace().equals(claim.id().namespace())
                    && service.equals(claim.id().service()))
        .orElseGet(() -> owner.uid().equals(claim.owner().uid()));
  }

  /** Who keeps the number, for people. */
  Holder holder() {
    return new Holder(owner.namespace(), owner.name(), forService, Optional.empty());
  }
}
