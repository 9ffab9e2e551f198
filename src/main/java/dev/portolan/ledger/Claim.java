package dev.portolan.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One wish for one port, with all the keys it needs.
 *
 * @param setting what the environment makes of the declaration
 * @param subject what it is, as far as no key depends on it
 * @param keys what must be free for it, each once, in the order in which leases are taken
 */
public record Claim(
    ClaimId id,
    Owner owner,
    int position,
    Wish wish,
    Terms terms,
    Setting setting,
    Subject subject,
    List<Key> keys)
    implements Ask {

  /** What the namespace's environment says of a port. */
  public enum Setting {
    /** It is wanted. */
    Wanted,
    /** It is not there in this environment. */
    Absent,
    /** It has overrides, and the namespace does not say which environment it is. */
    Unknown
  }

  public Claim {
    keys = List.copyOf(keys);
  }

  /** A claim whose keys follow from its wish and terms. */
  public static Claim of(
      ClaimId id,
      Owner owner,
      int position,
      Wish wish,
      Terms terms,
      Setting setting,
      Subject subject) {
    List<Key> keys = setting == Setting.Absent ? List.of() : terms.keys(id, wish);
    return new Claim(id, owner, position, wish, terms, setting, subject, keys);
  }

  /** The same claim, were its wish another one. */
  public Claim with(Wish other) {
    return other.equals(wish) ? this : of(id, owner, position, other, terms, setting, subject);
  }

  /** The same claim as it runs, with the target port that its Service shows. */
  Claim running(Wish runs, String targetPort) {
    return of(id, owner, position, runs, terms, setting, subject.withTargetPort(targetPort));
  }

  /** The Service it belongs to. */
  public Key.ServiceName serviceName() {
    return new Key.ServiceName(id.namespace(), id.service());
  }

  /** The key by which it asks for a number, node ports apart; its namespace's before others. */
  Optional<Key> keyOf(int number) {
    return keys.stream()
        .filter(key -> key.number() == number && !(key instanceof Key.OnNode))
        .min(Comparator.comparing(key -> !(key instanceof Key.InNamespace)));
  }

  boolean sameOwner(Claim other) {
    return owner.uid().equals(other.owner.uid());
  }
}
