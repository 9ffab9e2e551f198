package dev.portolan.ledger;

import java.util.Optional;

/** One objection that the house may have to a claim on its own merits. */
public interface Rule {

  /** What it has against the claim, if anything. */
  Optional<Objection.Denial> judge(Claim claim);

  /** What it has against keeping a number for later, if anything. */
  default Optional<Objection.Denial> judge(Reservation reservation) {
    return Optional.empty();
  }

  /** Whether it names this claim as the one that a number is kept for. */
  default boolean names(Claim claim) {
    return false;
  }
}
