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
 * @param expires when a dated reservation or a quarantine ends
 */
public record Lease(
    Key key,
    String namespace,
    String allocation,
    String uid,
    SortedSet<String> claims,
    State state,
    Optional<String> forService,
    Optional<Instant> acquired,
    Optional<Instant> expires) {

  /** What a lease is for. */
  public enum State {
    Active,
    Reserved,
    Quarantined
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

  /** Whether it is freed, and still kept for who had it last. */
  public boolean quarantined() {
    return state == State.Quarantined;
  }

  /** Whether it is a quarantine that is over: nobody has the key any more. */
  public boolean lapsed(Instant now) {
    return quarantined() && expires.filter(end -> end.isAfter(now)).isEmpty();
  }

  boolean isUsedBy(Owner owner) {
    return state == State.Active && heldBy(owner);
  }

  /** Whether its holder, or who inherits it, has it for this very claim. */
  public boolean namedFor(Claim claim) {
    String path = claim.id().path();
    boolean ours = heldBy(claim.owner()) || inheritedBy(claim.owner(), path);
    return ours && !quarantined() && claims.contains(path);
  }

  /** Whether it is reserved, and for this claim. */
  boolean waitsFor(Claim claim) {
    return state == State.Reserved
        && forService.map(claim.id().service()::equals).orElse(heldBy(claim.owner()))
        && namespace.equals(claim.id().namespace());
  }

  /** Whether it stands in nobody's way but others'. */
  public boolean admits(Claim claim) {
    if (state == State.Reserved && forService.isPresent()) {
      return waitsFor(claim);
    }
    return admits(claim.owner(), claim.id().path());
  }

  /**
   * Whether it is for this allocation to rewrite: its own, or inherited, or given up and not yet
   * open to others.
   */
  boolean admits(Owner owner, String path) {
    return heldBy(owner)
        || inheritedBy(owner, path)
        || (quarantined() && owner.sameName(namespace, allocation));
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
