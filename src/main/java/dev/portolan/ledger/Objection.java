package dev.portolan.ledger;

import java.util.Optional;

/** One thing that speaks against a claim. */
public sealed interface Objection {

  /** Why, as the status says it. */
  Reason reason();

  /** Who stands behind it. */
  Kind kind();

  /** A key that somebody else has. */
  record Conflict(Key key, Reason reason, Holder holder) implements Objection {
    @Override
    public Kind kind() {
      return key.kind();
    }
  }

  /**
   * A rule that objects to the claim on its own merits.
   *
   * @param rule the policy that says so, or the default
   * @param key the key whose number it objects to; empty where no other number would help
   * @param message what it objects to and what to do, as a clause after "SERVICE cannot have
   *     NUMBER:"
   */
  record Denial(
      Reason reason,
      Kind kind,
      Enforcement enforcement,
      String rule,
      Optional<Key> key,
      String message)
      implements Objection {}
}
