package dev.portolan.operator.chart;

import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.World;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The connected parts as they were gathered last, until something changes.
 *
 * <p>One event can wake hundreds that want the same; they look at one world and settle it once.
 */
final class Parts {

  private static final int MOST = 1_000;

  private final Function<Optional<NodePortRule>, Gathering> fresh;
  private final Map<ResourceID, Part> known = new HashMap<>();
  private Optional<NodePortRule> nodePorts = Optional.empty();

  /** Parts gathered by this, which is told what the API server said of its node ports. */
  Parts(Function<Optional<NodePortRule>, Gathering> fresh) {
    this.fresh = fresh;
  }

  /** The part around an allocation. */
  Part around(ResourceID id, Instant now) {
    Part part = known.get(id);
    return part != null && part.holdsAt(now) ? part : gathered(id, now);
  }

  /** Takes in which node ports the API server hands out; whether that is news. */
  boolean learn(NodePortRule range) {
    boolean news = !nodePorts.equals(Optional.of(range));
    nodePorts = Optional.of(range);
    changed();
    return news;
  }

  /** Something is not any more as it was gathered. */
  void changed() {
    known.clear();
  }

  private Part gathered(ResourceID id, Instant now) {
    Gathering gathering = fresh.apply(nodePorts);
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
