package dev.portolan.operator;

import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Wakes all policies when one of them changes: any may overrule any other. */
final class PolicyNeighbours extends AbstractEventSource<PortPolicy, PortPolicy>
    implements ResourceEventAware<PortPolicy> {

  private final IndexerResourceCache<PortPolicy> cache;

  PolicyNeighbours(EventSourceContext<PortPolicy> context) {
    super(PortPolicy.class, "neighbours");
    this.cache = context.getPrimaryCache();
  }

  /** Wakes all policies when a namespace comes, goes or is relabelled. */
  static EventSource<?, PortPolicy> namespaces(EventSourceContext<PortPolicy> context) {
    IndexerResourceCache<PortPolicy> cache = context.getPrimaryCache();
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Namespace.class, PortPolicy.class)
            .withName("namespaces")
            .withSecondaryToPrimaryMapper(namespace -> ids(cache))
            .withPrimaryToSecondaryMapper(policy -> Set.of())
            .withOnUpdateFilter(
                (after, before) ->
                    !Objects.equals(
                        after.getMetadata().getLabels(), before.getMetadata().getLabels()))
            .build(),
        context);
  }

  @Override
  public void onResourceCreated(PortPolicy policy) {
    wakeAll();
  }

  @Override
  public void onResourceUpdated(PortPolicy policy, PortPolicy before) {
    if (!policy.getSpec().equals(before.getSpec())) {
      wakeAll();
    }
  }

  @Override
  public void onResourceDeleted(PortPolicy policy) {
    wakeAll();
  }

  @Override
  public Set<PortPolicy> getSecondaryResources(PortPolicy primary) {
    return Set.of();
  }

  private void wakeAll() {
    if (isRunning()) {
      ids(cache).forEach(id -> getEventHandler().handleEvent(new Event(id)));
    }
  }

  private static Set<ResourceID> ids(IndexerResourceCache<PortPolicy> cache) {
    return cache.list(any -> true).map(ResourceID::fromResource).collect(Collectors.toSet());
  }
}
