package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a claim does not get what it asks for: every objection, the deciding one first. */
public record Refusal(List<Objection> objections) {

  public Refusal {
    objections = List.copyOf(objections);
    if (objections.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs an objection");
    }
  }

  /** The objection that the status shows. */
  public Objection first() {
    return objections.getFirst();
  }

  /** Every key that somebody else has. */
  public Stream<Objection.Conflict> conflicts() {
    return objections.stream()
        .filter(Objection.Conflict.class::isInstance)
        .map(Objection.Conflict.class::cast);
  }

  /** Whether a rule objects, rather than somebody holding a key. */
  public boolean denied() {
    return first() instanceof Objection.Denial;
  }

  /** Who holds the key that decided, if it was a key. */
  public Optional<Holder> holder() {
    return switch (first()) {
      case Objection.Conflict conflict -> Optional.of(conflict.holder());
      case Objection.Denial denial -> Optional.empty();
    };
  }
}
