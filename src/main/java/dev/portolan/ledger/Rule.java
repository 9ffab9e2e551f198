package dev.portolan.ledger;

import java.time.Duration;
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

  /** How long a freed key waits for who had it last, as far as this rule says so. */
  default Duration quarantine() {
    return Duration.ZERO;
  }

  /** Whether it names this claim as the one that a number is kept for. */
  default boolean names(Claim claim) {
    return false;
  }
}
