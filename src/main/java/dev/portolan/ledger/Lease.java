package dev.portolan.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The cluster's record that a key is taken.
 *
 * @param claims {@code service/port} of each claim that has it; for a reserved one the
 *     reservation's path
 * @param forService state Reserved only: the service that it waits for
 * @param acquired when its holder got it
 */
public record Lease(
    Key key,
    String namespace,
    String allocation,
    String uid,
    SortedSet<String> claims,
    State state,
    Optional<String> forService,
    Optional<Instant> acquired) {

  /** What a lease is for. */
  public enum State {
    Active,
    Reserved
  }

  public Lease {
    claims = Collections.unmodifiableSortedSet(new TreeSet<>(claims));
  }

  /** Whether this very incarnation of the allocation holds it. */
  public boolean heldBy(Owner owner) {
    return owner.uid().equals(uid);
  }

  /**
   * Whether a former incarnation of the allocation held it for this very claim, which therefore
   * inherits it.
   */
  boolean inheritedBy(Owner owner, String path) {
    return owner.sameName(namespace, allocation)
        && !owner.uid().equals(uid)
        && claims.contains(path);
  }

  boolean isUsedBy(Owner owner) {
    return state == State.Active && heldBy(owner);
  }

  boolean namedFor(Claim claim) {
    return (heldBy(claim.owner()) || inheritedBy(claim.owner(), claim.id().path()))
        && claims.contains(claim.id().path());
  }

  /** Whether it is reserved, and for this claim. */
  boolean waitsFor(Claim claim) {
    return state == State.Reserved
        && forService.map(claim.id().service()::equals).orElse(heldBy(claim.owner()))
        && namespace.equals(claim.id().namespace());
  }

  /** Whether it stands in nobody's way but others'. */
  boolean admits(Claim claim) {
    if (state == State.Reserved && forService.isPresent()) {
      return waitsFor(claim);
    }
    return heldBy(claim.owner()) || inheritedBy(claim.owner(), claim.id().path());
  }

  /** Who holds it, for people. */
  Holder holder() {
    Optional<String> service =
        state == State.Reserved ? forService : claims.stream().findFirst().map(Lease::serviceOf);
    return new Holder(namespace, allocation, service, acquired);
  }

  private static String serviceOf(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
