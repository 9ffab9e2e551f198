package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * What becomes of the events of one kind of object; each answers whom to wake.
 *
 * @param <R> what is watched
 * @param lock held while the first list is read, so that no deletion slips in between
 * @param put takes in what was added or changed
 * @param remove takes note of what is gone
 */
record ChartEntry<R extends HasMetadata>(
    Class<R> type,
    Object lock,
    Function<R, Set<ResourceID>> put,
    Function<R, Set<ResourceID>> remove) {

  /**
   * Takes in what follows another version. A list after a break may show as a change what was
   * deleted and made anew; it is looked at even if its generation tells of no change.
   */
  Set<ResourceID> follow(R before, R after) {
    if (before.getMetadata().getUid().equals(after.getMetadata().getUid())) {
      return put.apply(after);
    }
    Set<ResourceID> woken = new HashSet<>(remove.apply(before));
    woken.addAll(put.apply(after));
    if (after instanceof PortAllocation) {
      woken.add(ResourceID.fromResource(after));
    }
    return woken;
  }
}
