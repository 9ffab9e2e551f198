package dev.portolan.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has a key that several run with although no lease says whose it is, as a changed policy can
 * make it: the first in order.
 */
final class Runners {

  private final Standing standing;
  private final Map<Key, Claim> first = new HashMap<>();
  private final Map<Key, Claim> firstToAsk = new HashMap<>();

  Runners(World world, Standing standing, Precedence precedence) {
    this.standing = standing;
    precedence.ordered(world.claims().stream()).forEach(this::remember);
  }

  private void remember(Claim claim) {
    claim.keys().forEach(key -> firstToAsk.putIfAbsent(key, claim));
    standing
        .running(claim)
        .ifPresent(runs -> standing.used(claim, runs).forEach(key -> first.putIfAbsent(key, runs)));
  }

  /**
   * Whether its own lease says so or, where there is none, nobody before it runs with the key. What
   * no Service shows has not had a key without a lease: there, nobody before it may ask for it.
   */
  boolean mayKeep(Key key, Claim runs) {
    Optional<Lease> lease = standing.lease(key);
    return lease.isPresent()
        ? lease.get().namedFor(runs)
            || (key.shareable() && lease.get().isUsedBy(runs.owner()))
            || (lease.get().quarantined() && lease.get().admits(runs))
        : isFirst(first, key, runs) && (Standing.isShown(runs) || isFirst(firstToAsk, key, runs));
  }

  private static boolean isFirst(Map<Key, Claim> order, Key key, Claim runs) {
    Claim before = order.getOrDefault(key, runs);
    return before.id().equals(runs.id()) || Taken.together(key, before, runs);
  }
}
