package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.manifest.Sightings;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that the reconciler works with, put together once. */
public final class Desks implements AutoCloseable {

  private final ApiServer api;
  private final AgreedClock agreed;
  private final Errands errands;
  private final Hearsay hearsay;
  private final Chart chart = new Chart();
  private final NetworkPolicyBook fences = new NetworkPolicyBook(chart);
  private final Turns turns = new Turns(this::wake);
  private final Registrar registrar;
  private final Programmer programmer;
  private final Releaser releaser;
  private final StatusDesk statuses;
  private final Patience patience;
  private final Withdrawals withdrawals;
  private final ServiceDesk services;
  private final Sweeper sweeper;
  private volatile @Nullable Wakes listener;

  /** The operator's desks at the API server of this client, which has the same clock. */
  public Desks(KubernetesClient client, Clock clock) {
    this(client, clock, clock);
  }

  /** The operator's desks at the API server of this client, and what tells that one's time. */
  public Desks(KubernetesClient client, Clock clock, Clock server) {
    this(
        new RemoteApiServer(client),
        clock,
        new AgreedClock(clock, server),
        Errands.onThread("sweeper"));
  }

  /** The operator's desks at one API server, which has the same clock. */
  public Desks(ApiServer api, Clock clock, Errands errands) {
    this(api, clock, new AgreedClock(clock, clock), errands);
  }

  private Desks(ApiServer api, Clock clock, AgreedClock agreed, Errands errands) {
    this.api = api;
    this.agreed = agreed;
    this.errands = errands;
    hearsay = new Hearsay(api, errands, object -> wake(gone(object)));
    ApiServer overheard = new OverheardApiServer(api, hearsay);
    LeaseDesk leases = new LeaseDesk(overheard, clock, agreed);
    registrar = new Registrar(leases, chart, this::wake);
    services = new ServiceDesk(overheard, chart, this::wake, registrar);
    programmer =
        new Programmer(chart, services, new NetworkPolicyDesk(overheard, fences, this::wake));
    releaser = new Releaser(overheard, chart, registrar, services);
    statuses = new StatusDesk(overheard, chart, clock, allocation -> wake(gone(allocation)));
    patience = new Patience(clock);
    withdrawals = new Withdrawals(api, chart, clock);
    sweeper =
        new Sweeper(overheard, chart, services, registrar, turns, this::wake, agreed, errands);
  }

  ApiServer api() {
    return api;
  }

  /** What every decision is made at. */
  Clock agreed() {
    return agreed;
  }

  Chart chart() {
    return chart;
  }

  Turns turns() {
    return turns;
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

  Patience patience() {
    return patience;
  }

  Withdrawals withdrawals() {
    return withdrawals;
  }

  List<EventSource<?, PortAllocation>> sources(EventSourceContext<PortAllocation> context) {
    AllocationSource allocations = new AllocationSource(allocations(), context);
    listen(allocations);
    List<EventSource<?, PortAllocation>> sources = new ArrayList<>(List.of(allocations));
    others().forEach(entry -> sources.add(new ChartSource<>(entry, this::wake, context)));
    return List.copyOf(sources);
  }

  /** Who is told of allocations that must look again. */
  void listen(Wakes wakes) {
    listener = wakes;
  }

  /** Where events of allocations go; read first, since the others wake them. */
  ChartEntry<PortAllocation> allocations() {
    return entry(PortAllocation.class, this::seen, this::gone);
  }

  /** Where events of everything else go. */
  List<ChartEntry<?>> others() {
    return List.of(
        entry(PortPolicy.class, ruled(chart::put), ruled(chart::remove)),
        entry(Namespace.class, ruled(chart::put), ruled(chart::remove)),
        entry(PortLease.class, this::seen, chart::removed),
        entry(Service.class, this::seen, this::gone),
        entry(NetworkPolicy.class, fences::put, fences::removed));
  }

  private <R extends HasMetadata> ChartEntry<R> entry(
      Class<R> type, Function<R, Set<ResourceID>> put, Function<R, Set<ResourceID>> remove) {
    return new ChartEntry<>(
        type,
        chart,
        object -> {
          hearsay.seen(object);
          return put.apply(object);
        },
        object -> {
          hearsay.seenGone(object);
          return remove.apply(object);
        });
  }

  private <R> Function<R, Set<ResourceID>> ruled(Function<R, Set<ResourceID>> change) {
    return object -> {
      Set<ResourceID> woken = change.apply(object);
      sweeper.rulesChanged();
      return woken;
    };
  }

  private Set<ResourceID> seen(PortAllocation allocation) {
    Set<ResourceID> woken = new HashSet<>(chart.put(allocation));
    if (statuses.contradictedBy(allocation)) {
      woken.add(ResourceID.fromResource(allocation));
    }
    return woken;
  }

  private Set<ResourceID> gone(PortAllocation allocation) {
    Set<ResourceID> woken = chart.removed(allocation);
    sweeper.holderGone(allocation);
    statuses.forget(allocation.getMetadata().getUid());
    services.forget(allocation.getMetadata().getUid());
    patience.forget(allocation.getMetadata().getUid());
    return woken;
  }

  private Set<ResourceID> seen(PortLease lease) {
    Set<ResourceID> woken = chart.put(lease);
    sweeper.seen(lease);
    return woken;
  }

  private Set<ResourceID> seen(Service service) {
    Optional<Service> before = chart.service(Sightings.name(service));
    Set<ResourceID> woken = chart.put(service);
    before
        .filter(old -> !ServiceDesk.holders(old).equals(ServiceDesk.holders(service)))
        .ifPresent(sweeper::serviceChanged);
    sweeper.serviceChanged(service);
    return woken;
  }

  private Set<ResourceID> gone(Service service) {
    Set<ResourceID> woken = chart.removed(service);
    sweeper.serviceChanged(service);
    return woken;
  }

  /** Forgets what the API server says is gone, though no watch told of it. */
  private Set<ResourceID> gone(HasMetadata object) {
    return switch (object) {
      case PortAllocation allocation -> gone(allocation);
      case PortLease lease -> chart.removed(lease);
      case Service service -> gone(service);
      case NetworkPolicy policy -> fences.removed(policy);
      default -> Set.of();
    };
  }

  void wake(Set<ResourceID> allocations) {
    Wakes wakes = listener;
    if (wakes != null) {
      wakes.wake(allocations);
    }
  }

  @Override
  public void close() {
    errands.close();
  }
}
