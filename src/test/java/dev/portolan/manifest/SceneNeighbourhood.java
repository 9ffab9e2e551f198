package dev.portolan.manifest;

import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands around the allocations of a scene.
 *
 * @param namespaces their labels, where the scene knows them all
 * @param strangers Services that Portolan did not make
 */
public record SceneNeighbourhood(
    List<Declared> declared,
    Optional<Map<String, Map<String, String>>> namespaces,
    List<Service> strangers)
    implements Neighbourhood {

  public SceneNeighbourhood {
    declared = List.copyOf(declared);
    strangers = List.copyOf(strangers);
  }

  @Override
  public Optional<ServiceDeclaration> service(String namespace, String name) {
    return all()
        .filter(consumer -> consumer.namespace().equals(namespace))
        .map(Consumer::service)
        .filter(service -> service.name().equals(name))
        .max(Comparator.comparing(service -> !service.selector().isEmpty()));
  }

  @Override
  public List<Consumer> consumersOf(String namespace, String service) {
    return all()
        .sorted(
            Comparator.comparing(Consumer::namespace)
                .thenComparing(consumer -> consumer.service().name()))
        .toList();
  }

  @Override
  public List<Service> strangersIn(String namespace) {
    return strangers.stream()
        .filter(service -> service.getMetadata().getNamespace().equals(namespace))
        .toList();
  }

  private Stream<Consumer> all() {
    return declared.stream()
        .flatMap(
            allocation ->
                allocation.resolved().getSpec().services().stream()
                    .map(service -> new Consumer(allocation.owner().namespace(), service)));
  }
}
