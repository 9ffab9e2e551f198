package dev.portolan.operator.chart;

import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Key;
import dev.portolan.manifest.Neighbourhood;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the chart knows of other declarations, for peers and flows that name them. It is made for
 * one look: the namespaces are read once.
 */
final class ChartedNeighbourhood implements Neighbourhood {

  private final Object lock;
  private final ReferenceBook allocations;
  private final ServiceBook services;
  private final Houses houses;
  private @Nullable Map<String, Map<String, String>> namespaces;

  /**
   * @param lock held by whoever changes these books
   */
  ChartedNeighbourhood(
      Object lock, ReferenceBook allocations, ServiceBook services, Houses houses) {
    this.lock = lock;
    this.allocations = allocations;
    this.services = services;
    this.houses = houses;
  }

  @Override
  public Optional<ServiceDeclaration> service(String namespace, String name) {
    synchronized (lock) {
      return allocations.service(new Key.ServiceName(namespace, name));
    }
  }

  @Override
  public List<Consumer> consumersOf(String namespace, String service) {
    synchronized (lock) {
      return allocations.consumersOf(new Key.ServiceName(namespace, service));
    }
  }

  @Override
  public Optional<Map<String, Map<String, String>>> namespaces() {
    synchronized (lock) {
      Map<String, Map<String, String>> known = namespaces;
      if (known == null) {
        known = houses.labels();
        namespaces = known;
      }
      return Optional.of(known);
    }
  }

  @Override
  public List<Service> strangersIn(String namespace) {
    synchronized (lock) {
      return services.strangersIn(namespace);
    }
  }
}
