package dev.portolan.manifest;

import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Services of the cluster as the ledger sees them: ours, or a stranger's. */
public final class Sightings {

  private Sightings() {}

  /** The controller reference to a PortAllocation, which makes a Service ours. */
  public static Optional<OwnerReference> owner(Service service) {
    return Objects.requireNonNullElse(
            service.getMetadata().getOwnerReferences(), List.<OwnerReference>of())
        .stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .filter(reference -> reference.getKind().equals("PortAllocation"))
        .filter(reference -> reference.getApiVersion().startsWith("portolan.dev/"))
        .findFirst();
  }

  /** The Service's name as a key. */
  public static Key.ServiceName name(Service service) {
    return new Key.ServiceName(
        service.getMetadata().getNamespace(), service.getMetadata().getName());
  }

  /** One of our own Services, under its namespace's terms; empty for a stranger's. */
  public static Optional<Shown> ours(Service service, Terms terms) {
    return owner(service)
        .map(
            owner ->
                new Shown(
                    owner.getName(),
                    owner.getUid(),
                    terms,
                    exposure(service),
                    ports(service),
                    healthCheck(service)));
  }

  /** The keys that a Service serves, whoever controls it. */
  public static SortedSet<Key> served(Service service, Terms terms) {
    return new Shown("", "", terms, exposure(service), ports(service), healthCheck(service))
        .keys(name(service));
  }

  /** The keys that a stranger's Service occupies under its namespace's terms; none for our own. */
  public static SortedMap<Key, Stranger> strangers(Service service, Terms terms) {
    SortedMap<Key, Stranger> strangers = new TreeMap<>();
    if (owner(service).isEmpty()) {
      Stranger stranger =
          new Stranger(service.getMetadata().getNamespace(), service.getMetadata().getName());
      occupied(service, terms).forEach(key -> strangers.put(key, stranger));
    }
    return strangers;
  }

  private static SortedSet<Key> occupied(Service service, Terms terms) {
    SortedSet<Key> keys = new TreeSet<>();
    keys.add(name(service));
    for (ServicePort port : servicePorts(service)) {
      nodePort(port.getNodePort()).ifPresent(number -> keys.add(new Key.OnNode(number)));
      if (exposure(service) == Exposure.LoadBalancer) {
        balancerKey(terms, protocol(port), port.getPort()).ifPresent(keys::add);
      }
    }
    healthCheck(service).ifPresent(number -> keys.add(new Key.OnNode(number)));
    return keys;
  }

  private static Optional<Integer> healthCheck(Service service) {
    return nodePort(service.getSpec().getHealthCheckNodePort());
  }

  private static Optional<Key> balancerKey(Terms terms, Protocol protocol, int port) {
    return switch (terms.addresses()) {
      case Addresses.PerService -> Optional.empty();
      case Addresses.Shared -> Optional.of(new Key.OnLoadBalancer(terms.pool(), protocol, port));
      case Addresses.Host -> Optional.of(new Key.OnHost(protocol, port));
    };
  }

  private static Exposure exposure(Service service) {
    return switch (Objects.requireNonNullElse(service.getSpec().getType(), "ClusterIP")) {
      case "LoadBalancer" -> Exposure.LoadBalancer;
      case "NodePort" -> Exposure.NodePort;
      case "ExternalName" -> Exposure.External;
      case String other -> Exposure.Internal;
    };
  }

  private static SortedMap<String, Shown.Port> ports(Service service) {
    SortedMap<String, Shown.Port> ports = new TreeMap<>();
    for (ServicePort port : servicePorts(service)) {
      ports.put(Objects.requireNonNullElse(port.getName(), ""), port(port));
    }
    return ports;
  }

  private static Shown.Port port(ServicePort port) {
    String target =
        port.getTargetPort() == null
            ? String.valueOf(port.getPort())
            : Objects.requireNonNullElseGet(
                port.getTargetPort().getStrVal(),
                () -> String.valueOf(port.getTargetPort().getIntVal()));
    return new Shown.Port(protocol(port), port.getPort(), nodePort(port.getNodePort()), target);
  }

  private static List<ServicePort> servicePorts(Service service) {
    return Objects.requireNonNullElse(service.getSpec().getPorts(), List.of());
  }

  private static Protocol protocol(ServicePort port) {
    return Protocol.valueOf(Objects.requireNonNullElse(port.getProtocol(), "TCP"));
  }

  private static Optional<Integer> nodePort(@org.jspecify.annotations.Nullable Integer number) {
    return Optional.ofNullable(number).filter(n -> n > 0);
  }
}
