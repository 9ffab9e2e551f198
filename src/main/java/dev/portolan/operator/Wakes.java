package dev.portolan.operator;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.Set;

/** Makes allocations look again; who listens is not the caller's concern. */
@FunctionalInterface
interface Wakes {
  void wake(Set<ResourceID> allocations);

  /** Wakes all but the one that is at it: what it has just written is no news to it. */
  default void wakeOthers(ResourceID self, Set<ResourceID> allocations) {
    Set<ResourceID> others = new HashSet<>(allocations);
    others.remove(self);
    wake(others);
  }
}
