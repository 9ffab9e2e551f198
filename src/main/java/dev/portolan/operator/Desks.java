package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.NetworkPolicyBook;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that the reconciler works with, put together once. */
public final class Desks implements AutoCloseable {

  private final Chart chart = new Chart();
  private final NetworkPolicyBook fences = new NetworkPolicyBook(chart);
  private final Registrar registrar;
  private final Programmer programmer;
  private final Releaser releaser;
  private final StatusDesk statuses;
  private final Sweeper sweeper;
  private volatile @Nullable Wakes listener;

  /** The operator's desks at one API server. */
  public Desks(KubernetesClient client, Clock clock) {
    LeaseDesk leases = new LeaseDesk(client, clock);
    ServiceDesk services = new ServiceDesk(client, chart, this::wake);
    registrar = new Registrar(leases, chart, this::wake);
    programmer = new Programmer(chart, services, new NetworkPolicyDesk(client, fences));
    releaser = new Releaser(client, registrar, services);
    statuses = new StatusDesk(client, chart, clock);
    sweeper = new Sweeper(client, chart, leases, services, registrar, this::wake, clock);
  }

  Chart chart() {
    return chart;
  }

  Registrar registrar() {
    return registrar;
  }

  Programmer programmer() {
    return programmer;
  }

  Releaser releaser() {
    return releaser;
  }

  StatusDesk statuses() {
    return statuses;
  }

  List<EventSource<?, PortAllocation>> sources(EventSourceContext<PortAllocation> context) {
    AllocationSource allocations = new AllocationSource(chart, sweeper, statuses, context);
    listener = allocations;
    return List.of(
        allocations,
        source(PortPolicy.class, chart::put, chart::remove, context),
        source(Namespace.class, chart::put, chart::remove, context),
        source(PortLease.class, this::seen, chart::removed, context),
        source(Service.class, this::seen, this::gone, context),
        source(NetworkPolicy.class, fences::put, fences::remove, context));
  }

  private Set<ResourceID> seen(PortLease lease) {
    Set<ResourceID> woken = chart.put(lease);
    sweeper.seen(lease);
    return woken;
  }

  private Set<ResourceID> seen(Service service) {
    Set<ResourceID> woken = chart.put(service);
    sweeper.serviceChanged(service);
    return woken;
  }

  private Set<ResourceID> gone(Service service) {
    Set<ResourceID> woken = chart.remove(service);
    sweeper.serviceChanged(service);
    return woken;
  }

  private <R extends HasMetadata> ChartSource<R> source(
      Class<R> type,
      Function<R, Set<ResourceID>> put,
      Function<R, Set<ResourceID>> remove,
      EventSourceContext<PortAllocation> context) {
    return new ChartSource<>(
        type, new ChartSource.Entry<>(chart, put, remove), this::wake, context);
  }

  private void wake(Set<ResourceID> allocations) {
    Wakes wakes = listener;
    if (wakes != null) {
      wakes.wake(allocations);
    }
  }

  @Override
  public void close() {
    sweeper.close();
  }
}
