package dev.portolan.operator.chart;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How each allocation was judged when it was last looked at.
 *
 * <p>Who has a key can depend on who has another one, and so on: a change can concern somebody who
 * wants nothing of what has changed. Whoever settles a part sees it.
 */
final class Judgements {

  private final Map<ResourceID, Integer> last = new HashMap<>();

  /** Takes in what one was judged now; the others of the part who are judged otherwise by now. */
  Set<ResourceID> take(Gathered gathered) {
    ResourceID id = ResourceID.fromResource(gathered.allocation());
    Map<ResourceID, Integer> part = gathered.part().judgements();
    last.put(id, part.getOrDefault(id, 0));
    Set<ResourceID> otherwise = new HashSet<>();
    part.forEach(
        (other, now) -> {
          if (!last.getOrDefault(other, now).equals(now)) {
            otherwise.add(other);
          }
        });
    return otherwise;
  }

  void forget(ResourceID id) {
    last.remove(id);
  }
}
