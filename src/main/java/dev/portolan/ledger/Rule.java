package dev.portolan.ledger;

import java.util.List;
import java.util.Optional;

/** One objection that the house may have to a claim on its own merits. */
public interface Rule {

  /** Everything that it has against the claim. */
  List<Objection.Denial> judge(Claim claim);

  /** What it has against keeping a number for later, if anything. */
  default Optional<Objection.Denial> judge(Reservation reservation) {
    return Optional.empty();
  }

  /** Whether it names this claim as the one that a number is kept for. */
  default boolean names(Claim claim) {
    return false;
  }
}
