package dev.portolan.reading;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Place;
import dev.portolan.intake.Survey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The resources of some texts.
 *
 * @param services the Services among them, where they were asked for
 * @param namespaces the labels of each namespace that has a document
 * @param problems why some documents are not among them, sorted by place
 */
public record Documents(
    List<Document<PortAllocation>> allocations,
    List<Document<PortPolicy>> policies,
    List<Document<PortLease>> leases,
    List<Service> services,
    Map<String, Map<String, String>> namespaces,
    List<Problem> problems) {

  /** Nothing read. */
  public static final Documents NONE =
      new Documents(List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());

  public Documents {
    allocations = List.copyOf(allocations);
    policies = List.copyOf(policies);
    leases = List.copyOf(leases);
    services = List.copyOf(services);
    namespaces = new TreeMap<>(namespaces);
    problems = problems.stream().sorted(Comparator.comparing(Problem::location)).toList();
  }

  /** What they declare together. */
  public Survey survey() {
    return new Survey(resources(allocations), resources(policies), resources(leases), namespaces);
  }

  private static <T extends HasMetadata> List<T> resources(List<Document<T>> documents) {
    return documents.stream().map(Document::resource).toList();
  }

  /** The same with a namespace's environment stated, whatever its document says. */
  public Documents withEnvironments(Map<String, String> environments) {
    Map<String, Map<String, String>> labelled = new TreeMap<>(namespaces);
    environments.forEach(
        (namespace, environment) -> {
          Map<String, String> labels = new TreeMap<>(labelled.getOrDefault(namespace, Map.of()));
          labels.put(Place.ENVIRONMENT_LABEL, environment);
          labelled.put(namespace, labels);
        });
    return new Documents(allocations, policies, leases, services, labelled, problems);
  }
}
