package dev.portolan.reading;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.yaml.Node;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Where documents are put while texts are read, each kind on its own board. */
final class Shelf {

  private final List<Document<PortAllocation>> allocations = new ArrayList<>();
  private final List<Document<PortPolicy>> policies = new ArrayList<>();
  private final List<Document<PortLease>> leases = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final Map<String, Map<String, String>> namespaces = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Name, Document<?>> first = new HashMap<>();
  private final Function<String, Optional<Overlay>> overlays;

  /**
   * @param overlays which part a file has in an overlay
   */
  Shelf(Function<String, Optional<Overlay>> overlays) {
    this.overlays = overlays;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void allocation(Document<PortAllocation> document) {
    put(allocations, document);
  }

  void policy(Document<PortPolicy> document) {
    put(policies, document);
  }

  void lease(Document<PortLease> document) {
    put(leases, document);
  }

  void service(Service service) {
    services.add(service);
  }

  /** What no two documents may be called. */
  private record Name(String kind, String namespace, String name) {

    static Name of(Document<?> document) {
      return new Name(document.resource().getKind(), document.namespace(), document.name());
    }

    @Override
    public String toString() {
      return kind + " " + namespace + "/" + name;
    }
  }

  private <T extends HasMetadata> void put(List<Document<T>> board, Document<T> document) {
    Name name = Name.of(document);
    Document<?> earlier = first.putIfAbsent(name, document);
    if (earlier == null) {
      board.add(document);
    } else {
      add(twice(name, document.location(), earlier.location()));
    }
  }

  private Problem twice(Name name, Location second, Location earlier) {
    return new Problem(
        second,
        Problem.Rule.DeclaredTwice,
        "%s is declared in %s already%s".formatted(name, earlier, remedy(second, earlier)));
  }

  private String remedy(Location second, Location earlier) {
    return overlays
        .apply(second.file())
        .or(() -> overlays.apply(earlier.file()))
        .map(overlay -> ". " + overlay.clause())
        .orElse(": remove or rename one of the two");
  }

  /** What of a Namespace matters: its labels. */
  void namespace(Node document) {
    Optional<String> name = document.at("metadata", "name").flatMap(Node::text);
    Map<String, String> labels = new LinkedHashMap<>();
    if (document.at("metadata", "labels").orElse(document) instanceof Node.Mapping mapping
        && mapping != document) {
      mapping
          .fields()
          .forEach((key, field) -> field.value().text().ifPresent(value -> labels.put(key, value)));
    }
    name.ifPresent(found -> namespaces.put(found, labels));
  }

  Documents documents() {
    return new Documents(allocations, policies, leases, services, namespaces, problems);
  }
}
