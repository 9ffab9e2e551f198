package dev.portolan.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has a key, for people.
 *
 * @param allocation the holding PortAllocation's name, or a stranger's Service name
 * @param service the service that uses it, or that it is reserved for
 * @param since when it was acquired; empty while the winner has no lease yet, and for strangers
 */
public record Holder(
    String namespace, String allocation, Optional<String> service, Optional<Instant> since) {

  static Holder of(Claim claim) {
    return new Holder(
        claim.id().namespace(),
        claim.id().allocation(),
        Optional.of(claim.id().service()),
        Optional.empty());
  }
}
