package dev.portolan.operator;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;

/** Makes allocations look again; who listens is not the caller's concern. */
@FunctionalInterface
interface Wakes {
  void wake(Set<ResourceID> allocations);
}
