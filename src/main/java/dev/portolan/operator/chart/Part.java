package dev.portolan.operator.chart;

import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connected part of the chart and how it is settled, which is worked out once, whoever of its
 * allocations asks first.
 */
public final class Part {

  private final World world;
  private @Nullable Settlement settlement;
  private @Nullable Map<ResourceID, Integer> judgements;

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

  /** The verdicts on each allocation in it, as a number that differs where they do. */
  synchronized Map<ResourceID, Integer> judgements() {
    Map<ResourceID, Integer> known = judgements;
    if (known == null) {
      known = new HashMap<>();
      for (Verdict verdict : settlement().verdicts().values()) {
        add(known, verdict.claim().owner(), verdict);
      }
      for (ReservationVerdict verdict : settlement().reservations().values()) {
        add(known, verdict.reservation().owner(), verdict);
      }
      judgements = known;
    }
    return known;
  }

  private static void add(Map<ResourceID, Integer> judgements, Owner owner, Object verdict) {
    judgements.merge(
        new ResourceID(owner.name(), owner.namespace()),
        Objects.hash(owner.uid(), verdict),
        (sum, one) -> 31 * sum + one);
  }

  /** The same, as if the leases were these. */
  Part withLeases(List<Lease> leases) {
    return new Part(world.withLeases(leases));
  }

  /** Whether it would look the same at this instant, as long as nothing in it is changed. */
  boolean holdsAt(Instant now) {
    return !now.isBefore(world.now())
        && world.nextLapse().filter(lapse -> !now.isBefore(lapse)).isEmpty();
  }
}
