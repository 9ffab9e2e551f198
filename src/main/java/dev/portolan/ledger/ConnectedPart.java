package dev.portolan.ledger;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a world that can have a say in one allocation's verdicts: everything connected to it
 * through keys.
 *
 * <p>Settling it gives that allocation the very verdicts that settling the whole world would.
 */
public final class ConnectedPart {

  private final World world;
  private final Map<String, Set<Key>> keysByOwner = new HashMap<>();
  private final Map<Key, Set<String>> ownersByKey = new HashMap<>();

  private ConnectedPart(World world) {
    this.world = world;
    Stakes.tell(world, this::connect);
  }

  /** The connected part around the allocation {@code namespace/name}. */
  public static World around(World world, String namespace, String name) {
    return new ConnectedPart(world).restrictedTo(namespace + "/" + name);
  }

  /**
   * The keys that can matter to a claim: its own, and those it would need under the exposure that
   * its Service shows.
   */
  public static List<Key> reach(Claim claim, Observed observed) {
    return Optional.ofNullable(observed.ours().get(claim.serviceName()))
        .filter(shown -> claim.setting() != Claim.Setting.Absent)
        .map(shown -> claim.with(claim.wish().withExposure(shown.exposure())).keys())
        .map(keys -> both(claim.keys(), keys))
        .orElse(claim.keys());
  }

  private static List<Key> both(List<Key> one, List<Key> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private void connect(String owner, Collection<? extends Key> keys) {
    keysByOwner.computeIfAbsent(owner, o -> new HashSet<>()).addAll(keys);
    keys.forEach(key -> ownersByKey.computeIfAbsent(key, k -> new HashSet<>()).add(owner));
  }

  private World restrictedTo(String start) {
    Set<String> part = reached(start);
    return world.with(
        world.claims().stream().filter(c -> part.contains(c.owner().toString())).toList(),
        world.reservations().stream().filter(r -> part.contains(r.owner().toString())).toList(),
        world.leases().stream()
            .filter(l -> part.contains(l.namespace() + "/" + l.allocation()))
            .toList());
  }

  private Set<String> reached(String start) {
    Set<String> seen = new HashSet<>(Set.of(start));
    ArrayDeque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Key key : keysByOwner.getOrDefault(open.remove(), Set.of())) {
        ownersByKey.getOrDefault(key, Set.of()).stream().filter(seen::add).forEach(open::add);
      }
    }
    return seen;
  }
}
