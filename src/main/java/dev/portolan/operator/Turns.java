package dev.portolan.operator;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whose turn it is: of one name, nothing is done twice at once in this process.
 *
 * <p>java-operator-sdk forgets a deleted resource while it is still being looked at, so that a
 * resource of the same name may be looked at beside it; and the sweeper frees what a vanished
 * holder left. Neither may begin while a write for the holder is on its way.
 */
final class Turns {

  private final Wakes wakes;

  /** The names whose turn it is, and whether somebody was turned away meanwhile. */
  private final Map<ResourceID, Boolean> taken = new HashMap<>();

  Turns(Wakes wakes) {
    this.wakes = wakes;
  }

  /**
   * What the work gives; empty, and nothing done, when something is being done for that name: then
   * the name is woken afterwards.
   */
  <T> Optional<T> take(ResourceID name, Supplier<T> work) {
    if (!begin(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      if (end(name)) {
        wakes.wake(Set.of(name));
      }
    }
  }

  private synchronized boolean begin(ResourceID name) {
    boolean free = !taken.containsKey(name);
    taken.put(name, !free);
    return free;
  }

  private synchronized boolean end(ResourceID name) {
    return Boolean.TRUE.equals(taken.remove(name));
  }
}
