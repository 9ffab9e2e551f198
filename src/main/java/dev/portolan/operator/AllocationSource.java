package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.operator.chart.Chart;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSourceStartPriority;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;

/** Enters allocations into the chart, and wakes those that others' changes concern. */
final class AllocationSource extends AbstractEventSource<PortAllocation, PortAllocation>
    implements ResourceEventAware<PortAllocation>, Wakes {

  private final Chart chart;
  private final Sweeper sweeper;
  private final StatusDesk statuses;
  private final IndexerResourceCache<PortAllocation> cache;

  AllocationSource(
      Chart chart,
      Sweeper sweeper,
      StatusDesk statuses,
      EventSourceContext<PortAllocation> context) {
    super(PortAllocation.class, "allocations");
    this.chart = chart;
    this.sweeper = sweeper;
    this.statuses = statuses;
    this.cache = context.getPrimaryCache();
  }

  // The first events come after the start of event sources: what the cache holds by then is read
  // from it.
  @Override
  public void start() {
    synchronized (chart) {
      cache.list(any -> true).forEach(chart::put);
    }
    super.start();
  }

  /** The other sources need the allocations to know whom to wake. */
  @Override
  public EventSourceStartPriority priority() {
    return EventSourceStartPriority.RESOURCE_STATE_LOADER;
  }

  @Override
  public void onResourceCreated(PortAllocation allocation) {
    wake(chart.put(allocation));
  }

  @Override
  public void onResourceUpdated(PortAllocation allocation, PortAllocation before) {
    wake(chart.put(allocation));
    if (statuses.contradictedBy(allocation)) {
      wake(Set.of(ResourceID.fromResource(allocation)));
    }
  }

  @Override
  public void onResourceDeleted(PortAllocation allocation) {
    wake(chart.remove(allocation));
    sweeper.holderGone(allocation);
    statuses.forget(allocation.getMetadata().getUid());
  }

  @Override
  public void wake(Set<ResourceID> allocations) {
    if (isRunning()) {
      allocations.forEach(id -> getEventHandler().handleEvent(new Event(id)));
    }
  }

  @Override
  public Set<PortAllocation> getSecondaryResources(PortAllocation primary) {
    return Set.of();
  }
}
