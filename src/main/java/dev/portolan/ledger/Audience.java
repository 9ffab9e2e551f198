package dev.portolan.ledger;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who reads, and what of other namespaces they may read.
 *
 * @param namespace the tenant's own; empty: an admin, who may read everything
 * @param discreet whether a namespace's policies tell others no more of a holder there than the
 *     namespace
 */
public record Audience(Optional<String> namespace, Predicate<String> discreet) {

  /** Whoever may read the whole register. */
  public static final Audience ADMIN = new Audience(Optional.empty(), any -> false);

  /** The tenants of a namespace. */
  public static Audience tenantsOf(String namespace, Predicate<String> discreet) {
    return new Audience(Optional.of(namespace), discreet);
  }

  /** Whether they may be told who exactly of a namespace it is. */
  public boolean mayKnow(String other) {
    return namespace.isEmpty() || namespace.get().equals(other) || !discreet.test(other);
  }
}
