package dev.portolan.ledger;

import java.util.Comparator;

/**
 * The one total order in which asks are settled.
 *
 * <pre>
 *  1  full incumbents: they have every key they need
 *  2  the holder that a reserved lease or a policy's reservation names
 *  3  everybody else
 *  within each: older allocation, then namespace/name, then place in the list
 * </pre>
 */
final class Precedence {

  private static final Comparator<Ask> AGE =
      Comparator.comparing(Ask::owner).thenComparing(Ask::position);

  private final Standing standing;
  private final Rules rules;

  Precedence(Standing standing, Rules rules) {
    this.standing = standing;
    this.rules = rules;
  }

  /** An ask with its rank, so that the rank is worked out once. */
  record Ranked(int rank, Ask ask) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      return rank != other.rank ? Integer.compare(rank, other.rank) : AGE.compare(ask, other.ask);
    }
  }

  Ranked rank(Ask ask) {
    return switch (ask) {
      case Claim claim -> new Ranked(rankOf(claim), claim);
      case Reservation reservation -> new Ranked(rankOf(reservation), reservation);
    };
  }

  private int rankOf(Claim claim) {
    if (standing.incumbent(claim)) {
      return 1;
    }
    return rules.names(claim) || awaited(claim) ? 2 : 3;
  }

  private boolean awaited(Claim claim) {
    return claim.keys().stream()
        .anyMatch(key -> standing.lease(key).filter(lease -> lease.waitsFor(claim)).isPresent());
  }

  private int rankOf(Reservation reservation) {
    return reservation
            .key()
            .flatMap(standing::lease)
            .filter(lease -> lease.heldBy(reservation.owner()))
            .isPresent()
        ? 1
        : 3;
  }
}
