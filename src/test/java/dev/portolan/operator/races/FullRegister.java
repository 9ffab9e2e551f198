package dev.portolan.operator.races;

import static dev.portolan.operator.AllocationDraft.allocation;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortState;
import dev.portolan.operator.AllocationDraft;
import dev.portolan.operator.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A namespace with everything that a register can hold, and one next to it that shares its address.
 *
 * <pre>
 *  12 holders   Internal, LoadBalancer on a shared address, NodePort stated and unstated, Host, hostPort; a reservation each
 *  48 waiters   each wants a number of a holder: of the namespace, of a node, of the nodes, and from next door of the address
 *   6 kept      moved to a number that is held, and stay where they were
 * </pre>
 */
final class FullRegister {
  private static final int HOLDERS = 12;
  private static final int WAITERS = 48;
  private static final int KEPT = 6;

  /** Among the few that the API server chooses last, so that they are free (KEP-3668). */
  private static final int STATED = 30_050;

  private final Cluster cluster;
  private final String namespace;
  private final String nextDoor;

  FullRegister(Cluster cluster, String namespace, String nextDoor) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.nextDoor = nextDoor;
  }

  /** Declares it all and waits until everybody has what they will have. */
  void fill() {
    for (String place : List.of(namespace, nextDoor)) {
      cluster.policy(
          place,
          place,
          """
          loadBalancer: {addresses: Shared, pool: %s}
          exposure: {allowed: [Internal, NodePort, LoadBalancer, Host]}
          """
              .formatted(namespace));
    }
    List<AllocationDraft> holders = IntStream.range(0, HOLDERS).mapToObj(this::holder).toList();
    List<AllocationDraft> waiters = IntStream.range(0, WAITERS).mapToObj(this::waiter).toList();
    holders.forEach(cluster::apply);
    holders.forEach(cluster::awaitReady);
    IntStream.range(0, KEPT).mapToObj(i -> kept(i, 7000 + i)).forEach(cluster::make);
    List<AllocationDraft> kept = IntStream.range(0, KEPT).mapToObj(i -> kept(i, 8000 + i)).toList();
    kept.forEach(cluster::apply);
    waiters.forEach(cluster::apply);
    kept.forEach(draft -> cluster.awaitState(draft, PortState.Kept));
    waiters.forEach(draft -> cluster.awaitState(draft, PortState.Conflicted));
  }

  /** How many allocations it has. */
  int allocations() {
    return HOLDERS + WAITERS + KEPT;
  }

  /** Whose leases these are: the namespaces of their holders. */
  List<String> namespaces() {
    return List.of(namespace, nextDoor);
  }

  private AllocationDraft holder(int i) {
    AllocationDraft draft = allocation("holder-" + i).in(namespace).service("internal-" + i);
    for (int j = 0; j < 12; j++) {
      draft.port("p" + j, 8000 + 100 * j + i);
    }
    draft.service("balanced-" + i).exposed(Exposure.LoadBalancer);
    for (int j = 0; j < 4; j++) {
      draft.port("p" + j, 10_000 + 100 * j + i);
    }
    draft.service("noded-" + i).exposed(Exposure.NodePort);
    draft.port("stated", 11_000 + i).with("nodePort", STATED + i).port("unstated", 11_100 + i);
    draft.service("hosted-" + i).exposed(Exposure.Host).port(12_000 + i);
    draft.service("both-" + i).port(12_100 + i).with("hostPort", 12_200 + i);
    return draft.reserving("later", 13_000 + i, "some-service");
  }

  private AllocationDraft waiter(int i) {
    int holder = i % HOLDERS;
    String name = "waiter-" + i;
    return switch (i / HOLDERS) {
      case 0 -> allocation(name).in(namespace).service(name).port(8000 + holder);
      case 1 ->
          allocation(name)
              .in(namespace)
              .service(name)
              .exposed(Exposure.NodePort)
              .port(14_000 + holder)
              .with("nodePort", STATED + holder);
      case 2 ->
          allocation(name)
              .in(nextDoor)
              .service(name)
              .exposed(Exposure.LoadBalancer)
              .port(10_000 + holder);
      default ->
          allocation(name).in(nextDoor).service(name).exposed(Exposure.Host).port(12_200 + holder);
    };
  }

  private AllocationDraft kept(int i, int port) {
    return allocation("kept-" + i).in(namespace).service("kept-" + i).port(port);
  }

  /** Every object that an operator could write, with its version. */
  List<String> everything() {
    var client = cluster.client();
    List<io.fabric8.kubernetes.api.model.HasMetadata> all = new ArrayList<>();
    all.addAll(client.resources(dev.portolan.api.PortLease.class).list().getItems());
    for (String place : namespaces()) {
      all.addAll(
          client
              .resources(dev.portolan.api.PortAllocation.class)
              .inNamespace(place)
              .list()
              .getItems());
      all.addAll(client.services().inNamespace(place).list().getItems());
      all.addAll(client.network().v1().networkPolicies().inNamespace(place).list().getItems());
    }
    return all.stream()
        .map(
            object ->
                object.getKind()
                    + " "
                    + object.getMetadata().getName()
                    + " "
                    + object.getMetadata().getUid()
                    + " "
                    + object.getMetadata().getResourceVersion())
        .sorted()
        .toList();
  }
}
