package dev.portolan.bench;

import dev.portolan.api.PortAllocation;
import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Leases;
import dev.portolan.intake.Place;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import dev.portolan.report.PortMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What settling costs without any cluster: the cost of a claim must not grow with the claims that
 * there are.
 *
 * <p>Each figure is the median of many runs, in processor time of one thread. The small and the
 * large world take turns, so that what else the machine does, and what the JIT has learnt, is the
 * same for both.
 */
final class LedgerCosts {

  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int RUNS = 21;
  private static final int WARM_UP = 10;
  private static final double FLAT = 1.5;
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @SuppressWarnings("unused") // written so that no result can be thought away
  private static volatile Object sink = "";

  /** A world and what was decided there. */
  private record Decided(World world, Settlement settlement) {
    static Decided of(World world) {
      return new Decided(world, Settlement.settle(world));
    }
  }

  List<Goal> measure() {
    Decided few = Decided.of(world(FEW));
    Decided many = Decided.of(world(MANY));
    Decided heldFew = Decided.of(held(few));
    Decided heldMany = Decided.of(held(many));
    return List.of(
        compared("settle, nothing leased yet", few, many, d -> Settlement.settle(d.world())),
        compared("settle, everything leased", heldFew, heldMany, d -> Settlement.settle(d.world())),
        compared("port map", heldFew, heldMany, d -> PortMap.of(d.world(), d.settlement())));
  }

  /** The usual mix, as many whole allocations as have so many ports. */
  private static World world(int claims) {
    List<Claim> all = new ArrayList<>();
    for (Fleet.Ship ship : Fleet.mixed(10, claims).ships()) {
      PortAllocation allocation = ship.allocation();
      allocation.getMetadata().setUid("uid of " + ship.namespace() + "/" + ship.name());
      allocation.getMetadata().setCreationTimestamp(NOW.toString());
      all.addAll(Declared.of(allocation, place(ship.namespace())).claims());
      if (all.size() >= claims) {
        break;
      }
    }
    return new World(all, List.of(), List.of(), Rules.WITHOUT_POLICY, Observed.NOTHING, NOW);
  }

  private static Place place(String namespace) {
    return new Place(namespace, Optional.empty(), House.of(List.of(), namespace, Map.of()));
  }

  /** The same world after its settlement, with every granted key leased. */
  private static World held(Decided decided) {
    World world = decided.world();
    List<Lease> leases =
        world.claims().stream()
            .map(Claim::owner)
            .distinct()
            .flatMap(owner -> LeaseChanges.entries(decided.settlement(), owner).values().stream())
            .map(entry -> Leases.read(Leases.write(entry, NOW)))
            .toList();
    return world.withLeases(leases);
  }

  private static Goal compared(
      String what, Decided few, Decided many, Function<Decided, Object> work) {
    double[] small = new double[RUNS];
    double[] large = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      double one = nanosPerClaim(few, work);
      double other = nanosPerClaim(many, work);
      if (run >= 0) {
        small[run] = one;
        large[run] = other;
      }
    }
    double ratio = Median.of(large) / Median.of(small);
    return new Goal(
        "%s: a claim among %,d against one among %,d"
            .formatted(what, many.world().claims().size(), few.world().claims().size()),
        ratio,
        FLAT,
        String.format(
            Locale.ROOT, "%.1f µs / %.1f µs", Median.of(large) / 1000, Median.of(small) / 1000));
  }

  private static double nanosPerClaim(Decided decided, Function<Decided, Object> work) {
    int repetitions = Math.max(1, MANY / decided.world().claims().size());
    long nanos =
        CpuTime.nanos(
            () -> {
              for (int i = 0; i < repetitions; i++) {
                sink = work.apply(decided);
              }
            });
    return (double) nanos / repetitions / decided.world().claims().size();
  }
}
