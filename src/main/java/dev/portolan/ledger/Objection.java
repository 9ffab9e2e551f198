package dev.portolan.ledger;

import java.time.Instant;
import java.util.Optional;

/** One thing that speaks against a claim. */
public sealed interface Objection {

  /** Why, as the status says it. */
  Reason reason();

  /** Who stands behind it. */
  Kind kind();

  /**
   * A key that somebody else has.
   *
   * @param until reason Quarantined only: when the key is for everybody again
   */
  record Conflict(Key key, Reason reason, Holder holder, Optional<Instant> until)
      implements Objection {

    /** One without an end that is known. */
    public Conflict(Key key, Reason reason, Holder holder) {
      this(key, reason, holder, Optional.empty());
    }

    /** A key whose lease, under this or a former name, somebody else has. */
    static Conflict with(Key key, Lease lease) {
      return new Conflict(
          key, reason(lease), lease.holder(), lease.expires().filter(end -> lease.quarantined()));
    }

    private static Reason reason(Lease lease) {
      return switch (lease.state()) {
        case Active -> Reason.HeldByOther;
        case Reserved -> Reason.ReservedForOther;
        case Quarantined -> Reason.Quarantined;
      };
    }

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
   * @param veiled what to say instead to whom the message would tell too much
   */
  record Denial(
      Reason reason,
      Kind kind,
      Enforcement enforcement,
      String rule,
      Optional<Key> key,
      String message,
      Optional<Veiled> veiled)
      implements Objection {

    /** One whose message everybody may read. */
    public Denial(
        Reason reason,
        Kind kind,
        Enforcement enforcement,
        String rule,
        Optional<Key> key,
        String message) {
      this(reason, kind, enforcement, rule, key, message, Optional.empty());
    }

    /** The clause for these readers. */
    String message(Audience audience) {
      return veiled
          .filter(veil -> !audience.mayKnow(veil.namespace()))
          .map(Veiled::message)
          .orElse(message);
    }

    /** Whether it is the same rule's objection for the same reason. */
    boolean isSameAs(Denial other) {
      return reason == other.reason && rule.equals(other.rule);
    }
  }

  /**
   * A message that does not tell of a namespace what its policies keep to it.
   *
   * @param namespace whose readers, and whoever is told of it, read the whole message
   */
  record Veiled(String namespace, String message) {}
}
