package dev.portolan.ledger;

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
      if (rank != other.rank) {
        return Integer.compare(rank, other.rank);
      }
      int age = ask.owner().compareTo(other.ask.owner());
      return age == 0 ? Integer.compare(ask.position(), other.ask.position()) : age;
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
    if (!standing.isEmpty()) {
      if (standing.incumbent(claim)) {
        return 1;
      }
      if (awaited(claim)) {
        return 2;
      }
    }
    return rules.names(claim) ? 2 : 3;
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
