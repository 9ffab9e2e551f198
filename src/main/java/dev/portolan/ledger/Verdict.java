package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/** The answer to a claim. */
public sealed interface Verdict {

  /**
   * The claim; refused together with its Service's change of exposure, a new port's stands under
   * the old exposure.
   */
  Claim claim();

  /**
   * It has every key it needs.
   *
   * @param warnings what rules say against it without taking it away
   */
  record Granted(Claim claim, List<Objection.Denial> warnings) implements Verdict {
    public Granted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Its move is refused, and what it had stays.
   *
   * @param served the claim as it runs
   * @param keys what it keeps, each once, in their order
   */
  record Kept(Claim claim, Claim served, List<Key> keys, Refusal refusal) implements Verdict {
    public Kept {
      keys = List.copyOf(keys);
    }
  }

  /** It gets nothing: somebody has a key (Conflicted), or a rule objects (Denied). */
  record Refused(Claim claim, Refusal refusal) implements Verdict {}

  /** It is not wanted in this environment. */
  record Absent(Claim claim) implements Verdict {}

  /** Why it does not get what it asks for; empty when it does, or asks for nothing here. */
  default Optional<Refusal> refused() {
    return switch (this) {
      case Granted granted -> Optional.empty();
      case Kept kept -> Optional.of(kept.refusal());
      case Refused refused -> Optional.of(refused.refusal());
      case Absent absent -> Optional.empty();
    };
  }

  /** The keys that it holds by this verdict, each once, in their order. */
  default List<Key> held() {
    return switch (this) {
      case Granted granted -> granted.claim().keys();
      case Kept kept -> kept.keys();
      case Refused refused -> List.of();
      case Absent absent -> List.of();
    };
  }
}
