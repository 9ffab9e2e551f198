package dev.portolan.plan;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ConnectedPart;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Stakes;
import dev.portolan.ledger.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A large world cut where no key is shared, so that its parts can be settled at once: each gives
 * its allocations the very verdicts that the whole would ({@link ConnectedPart}). Whoever shares a
 * key with others comes first, so that the later parts have no conflicts.
 */
final class SeparateParts {

  /** What is smaller is settled before it is cut. */
  private static final int LEAST = 1_000;

  /** Each part looks at everything observed, so that many small ones would cost more. */
  private static final int MOST_PARTS = 16;

  private final World world;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final SharedKeys keys = new SharedKeys();

  /** The number of the allocation of each claim. */
  private final int[] claimants;

  private SeparateParts(World world) {
    this.world = world;
    claimants = claimants(packed(world));
    Stakes.tellOfOthers(world, this::add);
  }

  /** The parts of a world; one, where it is small. */
  static List<World> of(World world) {
    int claims = world.claims().size();
    return claims < 2 * LEAST ? List.of(world) : of(world, Math.max(LEAST, claims / MOST_PARTS));
  }

  /** The parts of a world, each but the last of at least so many claims. */
  static List<World> of(World world, int least) {
    return new SeparateParts(world).parts(least);
  }

  /** The keys of each claim, packed of many at once: that is most of the work. */
  private static long[][] packed(World world) {
    return world.claims().parallelStream()
        .map(claim -> packed(ConnectedPart.reach(claim, world.observed())))
        .toArray(long[][]::new);
  }

  private static long[] packed(List<Key> keys) {
    long[] packed = new long[keys.size()];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = SharedKeys.packed(keys.get(i));
    }
    return packed;
  }

  /** Notes the keys of all claims. Those of one allocation mostly follow each other. */
  private int[] claimants(long[][] packed) {
    int[] claimants = new int[packed.length];
    @Nullable Owner latest = null;
    int ofLatest = 0;
    for (int i = 0; i < claimants.length; i++) {
      Owner owner = world.claims().get(i).owner();
      if (!owner.equals(latest)) {
        latest = owner;
        ofLatest = number(owner);
      }
      claimants[i] = ofLatest;
      for (long key : packed[i]) {
        keys.add(ofLatest, key);
      }
    }
    return claimants;
  }

  private void add(String allocation, Collection<? extends Key> stakes) {
    int number = number(allocation);
    stakes.forEach(key -> keys.add(number, key));
  }

  private int number(Owner owner) {
    return number(owner.toString());
  }

  private int number(Lease lease) {
    return number(lease.namespace() + "/" + lease.allocation());
  }

  private int number(String allocation) {
    return numbers.computeIfAbsent(allocation, name -> numbers.size());
  }

  private List<World> parts(int least) {
    int[] part = partOfEach(least);
    int parts = Arrays.stream(part).max().orElse(0) + 1;
    List<List<Claim>> claims = lists(parts);
    List<List<Reservation>> reservations = lists(parts);
    List<List<Lease>> leases = lists(parts);
    for (int i = 0; i < claimants.length; i++) {
      claims.get(part[claimants[i]]).add(world.claims().get(i));
    }
    world.reservations().forEach(kept -> reservations.get(part[number(kept.owner())]).add(kept));
    world.leases().forEach(lease -> leases.get(part[number(lease)]).add(lease));
    return IntStream.range(0, parts)
        .mapToObj(i -> world.with(claims.get(i), reservations.get(i), leases.get(i)))
        .toList();
  }

  private static <T> List<List<T>> lists(int many) {
    return IntStream.range(0, many).<List<T>>mapToObj(i -> new ArrayList<>()).toList();
  }

  /** The part of each allocation: whole connections, until the least size is reached. */
  private int[] partOfEach(int least) {
    Connections connections = connections();
    int[] claims = new int[numbers.size()];
    for (int claimant : claimants) {
      claims[connections.first(claimant)]++;
    }
    int[] part = new int[numbers.size()];
    int current = 0;
    int filled = 0;
    for (int first : connections.firsts().toArray()) {
      if (filled >= least) {
        current++;
        filled = 0;
      }
      filled += claims[first];
      part[first] = current;
    }
    Arrays.setAll(part, i -> part[connections.first(i)]);
    return part;
  }

  private Connections connections() {
    Connections connections = new Connections(numbers.size());
    for (int[] group : keys.groups()) {
      for (int member : group) {
        connections.connect(group[0], member);
      }
    }
    return connections;
  }
}
