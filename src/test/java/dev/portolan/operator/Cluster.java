package dev.portolan.operator;

import static org.awaitility.Awaitility.await;

import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The cluster as its users see it: they apply, delete, look and wait. */
public record Cluster(KubernetesClient client) {
  /** Long enough for a loaded machine; nothing waits for it when all is well. */
  static final Duration BOUND = Duration.ofSeconds(30);

  private static final AtomicBoolean COLLECTED = new AtomicBoolean();
  private static final Duration OFTEN = Duration.ofMillis(50);

  /** The cluster of a control plane, with our definitions. */
  public static Cluster of(ControlPlane controlPlane) {
    controlPlane.installCrds();
    Cluster cluster = new Cluster(controlPlane.client());
    if (!COLLECTED.getAndSet(true)) {
      controlPlane.restart(Component.CONTROLLER_MANAGER);
      cluster.awaitCollector(controlPlane.newNamespace("collector"));
    }
    return cluster;
  }

  /** The garbage collector hears of new definitions within a minute, or when it starts. */
  private void awaitCollector(String namespace) {
    PortAllocation owner =
        apply(AllocationDraft.allocation("owner").in(namespace).service("s").port(1));
    ConfigMap owned =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName("owned")
            .addNewOwnerReference()
            .withApiVersion(owner.getApiVersion())
            .withKind(owner.getKind())
            .withName(owner.getMetadata().getName())
            .withUid(owner.getMetadata().getUid())
            .endOwnerReference()
            .endMetadata()
            .build();
    client.resource(owned).create();
    client.resource(owner).delete();
    await().atMost(BOUND.multipliedBy(3)).until(() -> client.resource(owned).get() == null);
  }

  /**
   * Deletes the allocations of other namespaces: one that is deleted while the definitions are
   * being replaced leaves its own behind.
   */
  public void clearOutsideOf(Collection<String> namespaces) {
    client.resources(PortAllocation.class).inAnyNamespace().list().getItems().stream()
        .filter(left -> !namespaces.contains(left.getMetadata().getNamespace()))
        .forEach(left -> client.resource(left).delete());
  }

  /** As {@code kubectl apply --server-side} does. */
  public PortAllocation apply(AllocationDraft draft) {
    return client.resource(draft.build()).fieldManager("tester").forceConflicts().serverSideApply();
  }

  /** Applies and waits until it is Ready. */
  public PortAllocationStatus make(AllocationDraft draft) {
    apply(draft);
    return awaitReady(draft);
  }

  /** A policy that selects this namespace only, with the rest of its spec in YAML. */
  public PortPolicy policy(String name, String namespace, String rules) {
    String yaml =
        """
        apiVersion: portolan.dev/v1alpha1
        kind: PortPolicy
        metadata: {name: %s}
        spec:
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
          %s
        """
            .formatted(name, namespace, rules.strip().replace("\n", "\n  "));
    return client
        .resource(Serialization.unmarshal(yaml, PortPolicy.class))
        .fieldManager("tester")
        .forceConflicts()
        .serverSideApply();
  }

  /** Deletes all policies and waits until they are gone. */
  void removePolicies() {
    client.resources(PortPolicy.class).delete();
    awaitThat("no policy", () -> client.resources(PortPolicy.class).list().getItems().isEmpty());
  }

  /** Labels a namespace with its environment. */
  public void environment(String namespace, String environment) {
    client
        .namespaces()
        .withName(namespace)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"portolan.dev/environment\":\"%s\"}}}"
                .formatted(environment));
  }

  /** Deletes the allocation; the rest is for others to do. */
  public void delete(AllocationDraft draft) {
    client.resource(draft.build()).delete();
  }

  /** The allocation as it is now. */
  public PortAllocation get(AllocationDraft draft) {
    return Objects.requireNonNull(
        client.resource(draft.build()).get(), () -> draft.name() + " is not there");
  }

  /** The status as it is now; empty before the first. */
  public Optional<PortAllocationStatus> statusOf(AllocationDraft draft) {
    return Optional.ofNullable(get(draft).getStatus());
  }

  /** The status of the only port, or of the first. */
  public PortStatus portOf(AllocationDraft draft) {
    return statusOf(draft).orElseThrow().ports().getFirst();
  }

  /** The status of a port. */
  public PortStatus portOf(AllocationDraft draft, String service, String port) {
    return statusOf(draft).orElseThrow().ports().stream()
        .filter(status -> status.service().equals(service) && status.name().equals(port))
        .findFirst()
        .orElseThrow();
  }

  /** Who refused a port. */
  public static HolderStatus holderOf(PortStatus port) {
    return Objects.requireNonNull(port.holder(), () -> port.name() + " names no holder");
  }

  /** Waits until the status tells of the newest generation and is like this. */
  public PortAllocationStatus awaitStatus(
      AllocationDraft draft, Predicate<PortAllocationStatus> wanted) {
    return await("status of " + draft.name())
        .atMost(BOUND)
        .pollInterval(OFTEN)
        .until(() -> current(draft), status -> status.filter(wanted).isPresent())
        .orElseThrow();
  }

  /** Waits until it is Ready at the newest generation. */
  public PortAllocationStatus awaitReady(AllocationDraft draft) {
    return awaitStatus(draft, status -> isTrue(status, "Ready"));
  }

  /** Waits until its first port is in this state at the newest generation. */
  public PortStatus awaitState(AllocationDraft draft, PortState state) {
    return awaitStatus(draft, status -> status.ports().getFirst().state() == state)
        .ports()
        .getFirst();
  }

  /** Waits until a Service shows exactly these numbers, in this order. */
  public void awaitNumbers(String namespace, String service, Integer... numbers) {
    awaitThat(
        service + " on " + List.of(numbers),
        () -> numbersOf(namespace, service).equals(List.of(numbers)));
  }

  /** Waits until a namespace's allocations hold exactly these leases. */
  public void awaitLeases(String namespace, String... names) {
    List<String> wanted = Stream.of(names).sorted().toList();
    await("leases of " + namespace)
        .atMost(BOUND)
        .pollInterval(OFTEN)
        .until(() -> leasesOf(namespace), wanted::equals);
  }

  /** Waits until this is so. */
  public void awaitThat(String what, Callable<Boolean> holds) {
    await(what).atMost(BOUND).pollInterval(OFTEN).until(holds);
  }

  private Optional<PortAllocationStatus> current(AllocationDraft draft) {
    PortAllocation allocation = get(draft);
    return Optional.ofNullable(allocation.getStatus())
        .filter(
            status ->
                Objects.equals(
                    status.observedGeneration(), allocation.getMetadata().getGeneration()));
  }

  /** A condition of a status. */
  public static Optional<Condition> condition(PortAllocationStatus status, String type) {
    return status.conditions().stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  /** Whether a condition is True. */
  public static boolean isTrue(PortAllocationStatus status, String type) {
    return condition(status, type).filter(c -> c.getStatus().equals("True")).isPresent();
  }

  /** The lease of this name. */
  public Optional<PortLease> lease(String name) {
    return Optional.ofNullable(client.resources(PortLease.class).withName(name).get());
  }

  /** The names of the leases of a namespace's ports, sorted. */
  public List<String> leasesOf(String namespace) {
    return client.resources(PortLease.class).list().getItems().stream()
        .filter(lease -> lease.getSpec().holder().namespace().equals(namespace))
        .map(lease -> lease.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** The Service of this name. */
  public Optional<Service> service(String namespace, String name) {
    return Optional.ofNullable(client.services().inNamespace(namespace).withName(name).get());
  }

  /** The NetworkPolicy that stands before a service. */
  public Optional<NetworkPolicy> fence(String namespace, String service) {
    return Optional.ofNullable(
        client
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(namespace)
            .withName("portolan-" + service)
            .get());
  }

  /** The numbers that a Service shows, in its order; none when there is no Service. */
  public List<Integer> numbersOf(String namespace, String service) {
    return service(namespace, service).stream()
        .flatMap(found -> found.getSpec().getPorts().stream())
        .map(port -> port.getPort())
        .toList();
  }
}
