package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;

/**
 * An informer whose events go to the chart, which knows whom they concern.
 *
 * @param <R> what is watched
 */
final class ChartSource<R extends HasMetadata> extends InformerEventSource<R, PortAllocation> {

  private final ChartEntry<R> entry;
  private final Wakes wakes;

  ChartSource(ChartEntry<R> entry, Wakes wakes, EventSourceContext<PortAllocation> context) {
    super(
        InformerEventSourceConfiguration.from(entry.type(), PortAllocation.class)
            .withName(entry.type().getSimpleName())
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
    wakes.wake(entry.follow(before, after));
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
