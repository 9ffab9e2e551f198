package dev.portolan.operator.chart;

import dev.portolan.ledger.World;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The connected parts as they were gathered last, until something changes.
 *
 * <p>One event can wake hundreds that want the same; they look at one world and settle it once.
 */
final class Parts {

  private static final int MOST = 1_000;

  private final Supplier<Gathering> fresh;
  private final Map<ResourceID, Part> known = new HashMap<>();

  Parts(Supplier<Gathering> fresh) {
    this.fresh = fresh;
  }

  /** The part around an allocation. */
  Part around(ResourceID id, Instant now) {
    Part part = known.get(id);
    return part != null && part.holdsAt(now) ? part : gathered(id, now);
  }

  /** Something is not any more as it was gathered. */
  void changed() {
    known.clear();
  }

  private Part gathered(ResourceID id, Instant now) {
    Gathering gathering = fresh.get();
    World world = gathering.around(id, now);
    Part part = new Part(world);
    if (known.size() > MOST) {
      known.clear();
    }
    // Who is alone has nobody to share it with.
    if (gathering.members().size() > 1) {
      gathering.members().forEach(member -> known.put(member, part));
    }
    return part;
  }
}
