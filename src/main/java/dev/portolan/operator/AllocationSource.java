package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
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

  private final ChartEntry<PortAllocation> entry;
  private final IndexerResourceCache<PortAllocation> cache;

  AllocationSource(ChartEntry<PortAllocation> entry, EventSourceContext<PortAllocation> context) {
    super(PortAllocation.class, "allocations");
    this.entry = entry;
    this.cache = context.getPrimaryCache();
  }

  // The first events come after the start of event sources: what the cache holds by then is read
  // from it.
  @Override
  public void start() {
    synchronized (entry.lock()) {
      cache.list(any -> true).forEach(this::enter);
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
    wake(entry.put().apply(allocation));
  }

  @Override
  public void onResourceUpdated(PortAllocation allocation, PortAllocation before) {
    wake(entry.follow(before, allocation));
  }

  @Override
  public void onResourceDeleted(PortAllocation allocation) {
    wake(entry.remove().apply(allocation));
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

  // Each is looked at once after the start anyway.
  private void enter(PortAllocation found) {
    var unused = entry.put().apply(found);
  }
}
