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

  Runners(World world, Standing standing, Precedence precedence) {
    this.standing = standing;
    if (!standing.isEmpty()) {
      precedence.ordered(world.claims().stream()).forEach(this::remember);
    }
  }

  private void remember(Claim claim) {
    standing
        .running(claim)
        .ifPresent(runs -> standing.used(claim, runs).forEach(key -> first.putIfAbsent(key, runs)));
  }

  /**
   * Whether its own lease says so or, where there is none, nobody before it runs with the key. What
   * no Service shows has never had a key without a lease.
   */
  boolean mayKeep(Key key, Claim runs) {
    Optional<Lease> lease = standing.lease(key);
    return lease.isPresent()
        ? lease.get().namedFor(runs)
            || (key.shareable() && lease.get().isUsedBy(runs.owner()))
            || (lease.get().quarantined() && lease.get().admits(runs))
        : Standing.isShown(runs) && isFirst(key, runs);
  }

  private boolean isFirst(Key key, Claim runs) {
    Claim before = first.getOrDefault(key, runs);
    return before.id().equals(runs.id()) || Taken.together(key, before, runs);
  }
}
