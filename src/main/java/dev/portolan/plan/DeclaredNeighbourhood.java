package dev.portolan.plan;

import dev.portolan.api.EgressBlock;
import dev.portolan.api.Flow;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Key;
import dev.portolan.manifest.Neighbourhood;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands around allocations that were all read at once. */
public final class DeclaredNeighbourhood implements Neighbourhood {

  private static final Comparator<Consumer> ORDER =
      Comparator.comparing(Consumer::namespace)
          .thenComparing(consumer -> consumer.service().name());

  private final Map<Key.ServiceName, ServiceDeclaration> services = new HashMap<>();
  private final Map<Key.ServiceName, List<Consumer>> consumers = new HashMap<>();
  private final Map<String, List<Service>> strangers = new HashMap<>();
  private final Optional<Map<String, Map<String, String>>> namespaces;

  /**
   * @param namespaces the labels of all namespaces, where all are known
   * @param strangers Services that Portolan did not make
   */
  public DeclaredNeighbourhood(
      List<Declared> declared,
      Optional<Map<String, Map<String, String>>> namespaces,
      List<Service> strangers) {
    this.namespaces = namespaces.map(Map::copyOf);
    declared.forEach(this::add);
    consumers.values().forEach(list -> list.sort(ORDER));
    for (Service stranger : strangers) {
      this.strangers
          .computeIfAbsent(stranger.getMetadata().getNamespace(), name -> new ArrayList<>())
          .add(stranger);
    }
  }

  private void add(Declared declared) {
    String here = declared.owner().namespace();
    List<Flow> allowed = allowed(declared);
    for (ServiceDeclaration service : declared.resolved().getSpec().services()) {
      // Of two that declare one name, the one with pods says more.
      services.merge(
          new Key.ServiceName(here, service.name()),
          service,
          (one, other) -> one.selector().isEmpty() ? other : one);
      if (!service.connectsTo().isEmpty() || !allowed.isEmpty()) {
        add(new Consumer(here, service), allowed);
      }
    }
  }

  private void add(Consumer consumer, List<Flow> allowed) {
    Stream.concat(consumer.service().connectsTo().stream(), allowed.stream())
        .flatMap(flow -> target(flow, consumer.namespace()).stream())
        .distinct()
        .forEach(
            target -> consumers.computeIfAbsent(target, name -> new ArrayList<>()).add(consumer));
  }

  private static List<Flow> allowed(Declared declared) {
    EgressBlock egress = declared.place().house().network().egress();
    return egress == null ? List.of() : egress.allow();
  }

  private static Optional<Key.ServiceName> target(Flow flow, String here) {
    return Optional.ofNullable(flow.service())
        .map(
            named ->
                new Key.ServiceName(
                    Objects.requireNonNullElse(named.namespace(), here), named.name()));
  }

  @Override
  public Optional<ServiceDeclaration> service(String namespace, String name) {
    return Optional.ofNullable(services.get(new Key.ServiceName(namespace, name)));
  }

  @Override
  public List<Consumer> consumersOf(String namespace, String service) {
    return consumers.getOrDefault(new Key.ServiceName(namespace, service), List.of());
  }

  @Override
  public Optional<Map<String, Map<String, String>>> namespaces() {
    return namespaces;
  }

  @Override
  public List<Service> strangersIn(String namespace) {
    return strangers.getOrDefault(namespace, List.of());
  }
}
