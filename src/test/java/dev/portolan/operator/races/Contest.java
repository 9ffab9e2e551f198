package dev.portolan.operator.races;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Allocations that want the same numbers, each under Service names of its own, so that nothing but
 * ports collides. They are dealt to the namespaces in turn.
 *
 * <pre>
 *  the service      wants                          and so contends for
 *  NAME-internal    ports 8000, 8001, ...          the numbers of its namespace
 *  NAME-balanced    ports 7000, 7001, ...          these, and the pool's for all namespaces
 *  NAME-on-node     6000, 6001, ... on 30000, ...  these, and the node ports of the cluster
 *  NAME-on-host     5000, 5001, ... on the host    these, and the host ports of the cluster
 * </pre>
 *
 * @param pool what the address is called that the load balancers of all namespaces share
 * @param wide those of the namespaces whose every number is the whole cluster's
 */
record Contest(
    List<String> namespaces,
    String pool,
    Set<String> wide,
    int allocations,
    int internal,
    int balanced,
    int onNode,
    int onHost) {

  private static final int ELDERS = 8;
  private static final List<Program> EVERYTHING = List.of(Program.Service, Program.NetworkPolicy);

  Contest {
    namespaces = List.copyOf(namespaces);
    wide = Set.copyOf(wide);
  }

  /** One in which every number is its namespace's. */
  Contest(List<String> namespaces, int allocations, int internal, int balanced, int onNode) {
    this(namespaces, namespaces.getFirst(), Set.of(), allocations, internal, balanced, onNode, 0);
  }

  /** The same under other policies. */
  Contest under(String otherPool, Set<String> otherWide) {
    return new Contest(
        namespaces, otherPool, otherWide, allocations, internal, balanced, onNode, onHost);
  }

  Set<String> places() {
    return new TreeSet<>(namespaces);
  }

  /** What rules here: all balancers share one address, and some numbers are the cluster's. */
  List<PortPolicy> policies() {
    return Stream.concat(
            Stream.of(
                policy(
                    namespaces.getFirst(),
                    namespaces,
                    "loadBalancer: {addresses: Shared, pool: %s, nodePorts: false}".formatted(pool),
                    "exposure: {allowed: [Internal, NodePort, LoadBalancer, Host, External]}")),
            namespaces.stream()
                .map(
                    place ->
                        policy(
                            place + "-scope",
                            List.of(place),
                            "collisionScope: " + (wide.contains(place) ? "Cluster" : "Namespace"))))
        .toList();
  }

  private static PortPolicy policy(String name, Collection<String> places, String... rules) {
    String yaml =
        """
        apiVersion: portolan.dev/v1alpha1
        kind: PortPolicy
        metadata: {name: %s}
        spec:
          namespaceSelector:
            matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: %s}]
          %s
        """;
    return Serialization.unmarshal(
        yaml.formatted(name, List.copyOf(places), String.join("\n  ", rules)), PortPolicy.class);
  }

  /** The first to be created, who outrank everybody else. */
  List<PortAllocation> elders() {
    return everybody(0, ELDERS);
  }

  /** The elders while they want nothing yet: what they list is served elsewhere. */
  List<PortAllocation> restingElders() {
    return elders().stream().map(Contest::resting).toList();
  }

  /** Everybody else. */
  List<PortAllocation> newcomers() {
    return everybody(ELDERS, allocations);
  }

  private List<PortAllocation> everybody(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> allocation(i, name(i), any -> true)).toList();
  }

  private static PortAllocation resting(PortAllocation allocation) {
    PortAllocationSpec spec = allocation.getSpec();
    allocation.setSpec(
        new PortAllocationSpec(
            null,
            spec.program(),
            spec.services().stream().map(Contest::resting).toList(),
            List.of()));
    return allocation;
  }

  private static ServiceDeclaration resting(ServiceDeclaration service) {
    return declaration(
        service.name(),
        Exposure.External,
        service.ports().stream().map(port -> port(port.port(), null)).toList());
  }

  static String name(int index) {
    return "a%03d".formatted(index);
  }

  /**
   * One allocation that wants some of the numbers.
   *
   * @param services what its services' names begin with
   * @param wanted counts all numbers of all services through
   */
  PortAllocation allocation(int index, String services, IntPredicate wanted) {
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(
        new ObjectMetaBuilder()
            .withName(name(index))
            .withNamespace(namespaces.get(index % namespaces.size()))
            .build());
    List<ServiceDeclaration> declared = new ArrayList<>();
    add(declared, services + "-internal", Exposure.Internal, ports(internal, 8000, 0, 0, wanted));
    add(
        declared,
        services + "-balanced",
        Exposure.LoadBalancer,
        ports(balanced, 7000, 0, internal, wanted));
    add(
        declared,
        services + "-on-node",
        Exposure.NodePort,
        ports(onNode, 6000, 30000, internal + balanced, wanted));
    add(
        declared,
        services + "-on-host",
        Exposure.Host,
        ports(onHost, 5000, 0, internal + balanced + onNode, wanted));
    allocation.setSpec(new PortAllocationSpec(null, EVERYTHING, declared, List.of()));
    return allocation;
  }

  /** How many numbers there are to be wanted. */
  int numbers() {
    return internal + balanced + onNode + onHost;
  }

  private static void add(
      List<ServiceDeclaration> declared,
      String name,
      Exposure exposure,
      List<PortDeclaration> ports) {
    if (!ports.isEmpty()) {
      declared.add(declaration(name, exposure, ports));
    }
  }

  private static ServiceDeclaration declaration(
      String name, Exposure exposure, List<PortDeclaration> ports) {
    return ServiceDeclaration.of(name, null, Map.of("app", name), exposure, ports);
  }

  private static List<PortDeclaration> ports(
      int count, int first, int firstOnNode, int offset, IntPredicate wanted) {
    return IntStream.range(0, count)
        .filter(i -> wanted.test(offset + i))
        .mapToObj(i -> port(first + i, firstOnNode == 0 ? null : firstOnNode + i))
        .toList();
  }

  private static PortDeclaration port(int number, @org.jspecify.annotations.Nullable Integer node) {
    return new PortDeclaration(
        "p" + number,
        number,
        null,
        Protocol.TCP,
        null,
        node,
        null,
        null,
        List.of(),
        null,
        List.of());
  }

  /** Who wants each key, as {@code namespace/name}. */
  SortedMap<String, Set<String>> wants(Collection<PortAllocation> everybody) {
    SortedMap<String, Set<String>> wants = new TreeMap<>();
    for (PortAllocation allocation : everybody) {
      String namespace = allocation.getMetadata().getNamespace();
      String owner = namespace + "/" + allocation.getMetadata().getName();
      for (ServiceDeclaration service : allocation.getSpec().services()) {
        service.ports().stream()
            .flatMap(port -> keys(namespace, service.name(), port.port()).stream())
            .forEach(key -> wants.computeIfAbsent(key, k -> new TreeSet<>()).add(owner));
      }
    }
    return wants;
  }

  /** The keys that a port of this contest needs, as their leases are named. */
  Set<String> keys(String namespace, String service, int port) {
    Set<String> keys = new TreeSet<>();
    keys.add("ns." + namespace + ".tcp." + port);
    if (service.endsWith("-balanced")) {
      keys.add("lb." + pool() + ".tcp." + port);
    }
    if (service.endsWith("-on-node")) {
      keys.add("node." + (port - 6000 + 30000));
    }
    if (service.endsWith("-on-host")) {
      keys.add("host.tcp." + port);
    }
    if (wide.contains(namespace)) {
      keys.add("cluster.tcp." + port);
    }
    return keys;
  }
}
