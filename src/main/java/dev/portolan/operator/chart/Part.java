package dev.portolan.operator.chart;

import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected part of the chart and how it is settled, which is worked out once, whoever of its
 * allocations asks first.
 */
public final class Part {

  private final World world;
  private @Nullable Settlement settlement;

  Part(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }

  /** The verdicts on everybody in it. */
  synchronized Settlement settlement() {
    Settlement known = settlement;
    if (known == null) {
      known = Settlement.settle(world);
      settlement = known;
    }
    return known;
  }

  /** The same, as if the leases were these. */
  Part withLeases(List<Lease> leases) {
    return new Part(
        new World(
            world.claims(),
            world.reservations(),
            leases,
            world.rules(),
            world.observed(),
            world.now()));
  }

  /** Whether it would look the same at this instant, as long as nothing in it is changed. */
  boolean holdsAt(Instant now) {
    return !now.isBefore(world.now())
        && world.nextLapse().filter(lapse -> !now.isBefore(lapse)).isEmpty();
  }
}
