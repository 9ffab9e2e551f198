package dev.portolan.operator.faults;

import dev.portolan.api.Addresses;
import dev.portolan.api.CollisionScope;
import dev.portolan.api.LoadBalancerBlock;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the API server showed at one moment, and what Services serve. It shares no code with the
 * operator.
 */
final class World {
  private final Map<String, HasMetadata> objects = new HashMap<>();

  /** One moment later; what was there of this object before. */
  Optional<HasMetadata> move(Event event) {
    String uid = event.object().getMetadata().getUid();
    return Optional.ofNullable(
        event.gone() ? objects.remove(uid) : objects.put(uid, event.object()));
  }

  <T extends HasMetadata> Stream<T> all(Class<T> kind) {
    Collection<HasMetadata> there = objects.values();
    return there.stream().filter(kind::isInstance).map(kind::cast);
  }

  Optional<PortLease> lease(String name) {
    return all(PortLease.class)
        .filter(lease -> lease.getMetadata().getName().equals(name))
        .findFirst();
  }

  Optional<PortAllocation> allocation(String uid) {
    return Optional.ofNullable(objects.get(uid))
        .filter(PortAllocation.class::isInstance)
        .map(PortAllocation.class::cast);
  }

  Optional<Service> service(String namespace, String name) {
    return named(Service.class, namespace, name);
  }

  /** The NetworkPolicy before a service. */
  Optional<NetworkPolicy> fence(String namespace, String service) {
    return named(NetworkPolicy.class, namespace, "portolan-" + service);
  }

  private <T extends HasMetadata> Optional<T> named(Class<T> kind, String namespace, String name) {
    return all(kind)
        .filter(object -> object.getMetadata().getNamespace().equals(namespace))
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }

  /** The keys that a Service serves under the policies of this moment. */
  Set<String> keys(Service service) {
    Set<String> keys = new TreeSet<>();
    String namespace = service.getMetadata().getNamespace();
    for (ServicePort port : service.getSpec().getPorts()) {
      String number = "." + port.getProtocol().toLowerCase(Locale.ROOT) + "." + port.getPort();
      if (!scope(namespace).equals(Optional.of(CollisionScope.Service))) {
        keys.add("ns." + namespace + number);
      }
      if (service.getSpec().getType().equals("LoadBalancer")) {
        address(namespace).ifPresent(prefix -> keys.add(prefix + number));
      }
      nodePort(port).ifPresent(keys::add);
    }
    return keys;
  }

  /** The key of a node port. */
  static Optional<String> nodePort(ServicePort port) {
    return Optional.ofNullable(port.getNodePort())
        .filter(number -> number > 0)
        .map(number -> "node." + number);
  }

  /** The UID of whoever controls an object. */
  static Optional<String> owner(HasMetadata object) {
    List<OwnerReference> references = object.getMetadata().getOwnerReferences();
    return references.stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .map(OwnerReference::getUid)
        .findFirst();
  }

  private Optional<CollisionScope> scope(String namespace) {
    return policies(namespace)
        .flatMap(policy -> Optional.ofNullable(policy.getSpec().collisionScope()).stream())
        .findFirst();
  }

  private Optional<String> address(String namespace) {
    return policies(namespace)
        .flatMap(policy -> Optional.ofNullable(policy.getSpec().loadBalancer()).stream())
        .flatMap(block -> prefix(block).stream())
        .findFirst();
  }

  private static Optional<String> prefix(LoadBalancerBlock block) {
    if (block.addresses() == Addresses.Shared) {
      return Optional.of("lb." + block.pool());
    }
    return block.addresses() == Addresses.Host ? Optional.of("host") : Optional.empty();
  }

  private Stream<PortPolicy> policies(String namespace) {
    return all(PortPolicy.class)
        .filter(
            policy ->
                Optional.ofNullable(policy.getSpec().namespaceSelector())
                    .filter(selector -> selector.getMatchLabels().containsValue(namespace))
                    .isPresent());
  }
}
