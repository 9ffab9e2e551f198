package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One random sequence of requests, put to the real API server and to the model. */
final class Conversation {
  private static final int REQUESTS = 14;

  private final Random random;
  private final String namespace;
  private final int nodePorts;
  private final Wishes wishes;
  private final Side real;
  private final Side model;
  private final List<Integer> chosen = new ArrayList<>();
  private final List<HasMetadata> named = new ArrayList<>();

  Conversation(long seed, String namespace, int nodePorts, ApiServer api) {
    this.random = new Random(seed);
    this.namespace = namespace;
    this.nodePorts = nodePorts;
    this.wishes = new Wishes(random);
    this.real = new Side(api);
    Store store = new Store();
    ModelApiServer server =
        new ModelApiServer(store, new NodePorts(store, this::asTheRealOne), new SimulatedClock());
    server.create(
        new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build());
    this.model = new Side(server);
  }

  /** Where the two do not agree. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      request().ifPresent(differences::add);
    }
    named.forEach(real::clear);
    return differences;
  }

  private Optional<String> request() {
    HasMetadata object = object();
    boolean known = real.versions(object) > 0;
    int ago = known ? Math.min(random.nextInt(3), real.versions(object) - 1) : 0;
    ago = random.nextInt(3) > 0 ? 0 : ago;
    int dice = known ? random.nextInt(10) : 0;
    int version = ago;
    return switch (dice) {
      case 0, 1 -> both("POST", object, side -> side.create(object));
      case 2, 3, 4, 5 ->
          both("PUT (" + ago + " ago)", object, side -> side.replace(object, version));
      case 6 -> status(object, version);
      case 7 -> both("DELETE (" + ago + " ago)", object, side -> side.delete(object, version));
      case 8 -> both("GET", object, side -> side.get(object));
      default ->
          Kind.of(object).namespaced()
              ? both("LIST", object, side -> side.list(object, "app", "one"))
              : both("GET", object, side -> side.get(object));
    };
  }

  private Optional<String> status(HasMetadata object, int ago) {
    if (!(object instanceof PortAllocation allocation)) {
      return both("GET", object, side -> side.get(object));
    }
    allocation.setStatus(
        new PortAllocationStatus(
            1L, random.nextInt(2) + "/2", 0, List.of(), List.of(), List.of(), List.of()));
    return both("PUT status (" + ago + " ago)", object, side -> side.replaceStatus(object, ago));
  }

  private Optional<String> both(
      String verb, HasMetadata object, Function<Side, Side.Answer> request) {
    named.add(object);
    Side.Answer fromReal = request.apply(real);
    chosen.clear();
    real.current(object)
        .filter(Service.class::isInstance)
        .ifPresent(service -> chosen.addAll(inOrder((Service) service)));
    Side.Answer fromModel = request.apply(model);
    return fromReal.equals(fromModel)
        ? Optional.empty()
        : Optional.of(
            "%s %s %s%n  real  %s%n  model %s"
                .formatted(
                    verb, Kind.key(object), Serialization.asJson(object), fromReal, fromModel));
  }

  private static List<Integer> inOrder(Service service) {
    return service.getSpec().getPorts().stream()
        .map(ServicePort::getNodePort)
        .filter(number -> number != null && number > 0)
        .toList();
  }

  private int asTheRealOne(IntPredicate taken) {
    return IntStream.concat(
            chosen.stream().mapToInt(Integer::intValue),
            IntStream.iterate(NodePorts.LAST, number -> number - 1))
        .filter(number -> !taken.test(number))
        .findFirst()
        .orElseThrow();
  }

  private HasMetadata object() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> service();
      case 4, 5 -> lease();
      case 6 -> wishes.allocation(namespace, any("a", "b"));
      default -> policy();
    };
  }

  private Service service() {
    String type = any("ClusterIP", "NodePort", "NodePort", "LoadBalancer");
    ServiceBuilder service =
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace(random.nextInt(20) == 0 ? "nowhere" : namespace)
            .withName(any("web", "api"))
            .addToLabels("app", any("one", "two"))
            .endMetadata()
            .withNewSpec()
            .withType(type)
            .withExternalTrafficPolicy(type.equals("ClusterIP") ? null : "Cluster")
            .addToSelector("app", any("one", "two"))
            .withPorts(ports(!type.equals("ClusterIP")))
            .endSpec();
    return service.build();
  }

  private List<ServicePort> ports(boolean onNodes) {
    List<ServicePort> ports = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      int number = 80 + random.nextInt(2);
      String protocol = any("TCP", "UDP");
      if (taken.add(number + protocol)) {
        ServicePortBuilder port =
            new ServicePortBuilder()
                .withName("p" + i)
                .withPort(number)
                .withProtocol(random.nextBoolean() && protocol.equals("TCP") ? null : protocol);
        if (onNodes && random.nextBoolean()) {
          int node = random.nextInt(12) == 0 ? 1000 : nodePorts + random.nextInt(3);
          port.withNodePort(taken.add("node" + node + protocol) ? node : null);
        }
        ports.add(port.build());
      }
    }
    return ports;
  }

  private PortLease lease() {
    int port = 80 + random.nextInt(2);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("scope", "Namespace");
    spec.put("namespace", namespace);
    spec.put("protocol", "TCP");
    spec.put("port", port);
    spec.put("holder", Map.of("namespace", namespace, "name", any("a", "b"), "uid", "uid-x"));
    spec.put("claims", List.of(any("web/http", "api/http")));
    spec.put("state", "Active");
    spec.put("acquireTime", "2026-11-20T10:00:00.000000Z");
    Map<String, Object> lease = new LinkedHashMap<>();
    lease.put("apiVersion", "portolan.dev/v1alpha1");
    lease.put("kind", "PortLease");
    lease.put("metadata", Map.of("name", "ns." + namespace + ".tcp." + port));
    lease.put("spec", spec);
    return Serialization.unmarshal(Serialization.asJson(lease), PortLease.class);
  }

  private HasMetadata policy() {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("fence")
        .addToLabels("app", any("one", "two"))
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels("app", any("one", "two"))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .endSpec()
        .build();
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }
}
