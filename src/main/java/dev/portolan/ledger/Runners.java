package dev.portolan.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has a key that several run with although no lease says whose it is, as a changed policy can
 * make it: the first in order.
 */
final class Runners {

  private final Map<Key, Claim> first = new HashMap<>();

  Runners(World world, Standing standing, Precedence precedence) {
    precedence.ordered(world.claims().stream()).stream()
        .map(standing::running)
        .flatMap(Optional::stream)
        .forEach(runs -> runs.keys().forEach(key -> first.putIfAbsent(key, runs)));
  }

  /** Whether nobody before it in order runs with the key. */
  boolean mayKeep(Key key, Claim runs) {
    Claim before = first.getOrDefault(key, runs);
    return before.id().equals(runs.id()) || Taken.together(key, before, runs);
  }
}
