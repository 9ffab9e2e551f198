package dev.portolan.manifest;

import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is declared and seen around an allocation, as far as its peers and flows may name it. */
@FunctionalInterface
public interface Neighbourhood {

  /** A declared service as its environment makes it; empty when nobody declares it there. */
  Optional<ServiceDeclaration> service(String namespace, String name);

  /** The services that declare a flow to this one, in the order of their names. */
  default List<Consumer> consumersOf(String namespace, String service) {
    return List.of();
  }

  /**
   * The labels of every namespace by its name; empty when they are not known, as in files, which
   * need not list them all.
   */
  default Optional<Map<String, Map<String, String>>> namespaces() {
    return Optional.empty();
  }

  /** The Services of a namespace that Portolan did not make. */
  default List<Service> strangersIn(String namespace) {
    return List.of();
  }

  /** A declared service, and where it is declared. */
  record Consumer(String namespace, ServiceDeclaration service) {}
}
