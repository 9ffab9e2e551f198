package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;
import java.util.function.Function;

/**
 * An informer whose events go to the chart, which knows whom they concern.
 *
 * @param <R> what is watched
 */
final class ChartSource<R extends HasMetadata> extends InformerEventSource<R, PortAllocation> {

  /**
   * What to do with what the informer sees; each answers whom to wake.
   *
   * @param lock held while the first list is read, so that no deletion slips in between
   */
  record Entry<R>(
      Object lock, Function<R, Set<ResourceID>> put, Function<R, Set<ResourceID>> remove) {}

  private final Entry<R> entry;
  private final Wakes wakes;

  ChartSource(
      Class<R> type, Entry<R> entry, Wakes wakes, EventSourceContext<PortAllocation> context) {
    super(
        InformerEventSourceConfiguration.from(type, PortAllocation.class)
            .withName(type.getSimpleName())
            .withSecondaryToPrimaryMapper(any -> Set.of())
            .withPrimaryToSecondaryMapper(any -> Set.of())
            .withWatchAllNamespaces()
            .build(),
        context);
    this.entry = entry;
    this.wakes = wakes;
  }

  @Override
  public synchronized void start() {
    super.start();
    synchronized (entry.lock()) {
      list(any -> true).forEach(this::enter);
    }
  }

  @Override
  public void onAdd(R added) {
    wakes.wake(entry.put().apply(added));
  }

  @Override
  public void onUpdate(R before, R after) {
    wakes.wake(entry.put().apply(after));
  }

  @Override
  public synchronized void onDelete(R deleted, boolean finalStateUnknown) {
    wakes.wake(entry.remove().apply(deleted));
  }

  // Nobody needs waking yet: every allocation is looked at once after the start.
  private void enter(R found) {
    var unused = entry.put().apply(found);
  }
}
