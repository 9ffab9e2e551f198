package dev.portolan.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
  private record Ranked<A extends Ask>(int rank, A ask) implements Comparable<Ranked<A>> {
    @Override
    public int compareTo(Ranked<A> other) {
      return rank != other.rank ? Integer.compare(rank, other.rank) : AGE.compare(ask, other.ask);
    }
  }

  /** The asks in order. */
  <A extends Ask> List<A> ordered(Stream<A> asks) {
    return asks.map(ask -> new Ranked<>(rankOf(ask), ask)).sorted().map(Ranked::ask).toList();
  }

  private int rankOf(Ask ask) {
    return switch (ask) {
      case Claim claim -> rankOf(claim);
      case Reservation reservation -> rankOf(reservation);
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
            .filter(lease -> lease.claims().contains(reservation.path()))
            .isPresent()
        ? 1
        : 3;
  }
}
