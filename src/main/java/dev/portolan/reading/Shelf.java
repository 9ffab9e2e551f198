package dev.portolan.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Where documents are put while texts are read, each kind on its own board. */
final class Shelf {

  private static final ObjectMapper RESOURCES = new ObjectMapper();

  private final List<Document<PortAllocation>> allocations = new ArrayList<>();
  private final List<Document<PortPolicy>> policies = new ArrayList<>();
  private final List<Document<PortLease>> leases = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final Map<String, Map<String, String>> namespaces = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Location> first = new HashMap<>();

  void add(Problem problem) {
    problems.add(problem);
  }

  /** A document that its schema accepts. */
  void resource(String kind, Object stored, String file, Node node) {
    switch (kind) {
      case "PortAllocation" -> put(allocations, kind, stored, PortAllocation.class, file, node);
      case "PortPolicy" -> put(policies, kind, stored, PortPolicy.class, file, node);
      case "PortLease" -> put(leases, kind, stored, PortLease.class, file, node);
      default -> throw new IllegalStateException("a schema without a class: " + kind);
    }
  }

  private <T extends HasMetadata> void put(
      List<Document<T>> board, String kind, Object stored, Class<T> type, String file, Node node) {
    Document<T> document = new Document<>(resource(stored, type), file, node);
    String title = kind + " " + document.namespace() + "/" + document.name();
    Optional<Location> earlier = Optional.ofNullable(first.putIfAbsent(title, document.location()));
    if (earlier.isPresent()) {
      add(
          new Problem(
              document.location(),
              Problem.Rule.DeclaredTwice,
              "%s is declared in %s already: remove or rename one of the two"
                  .formatted(title, earlier.get())));
    } else {
      board.add(document);
    }
  }

  private static <T> T resource(Object stored, Class<T> type) {
    try {
      return RESOURCES.convertValue(stored, type);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the schema accepts what " + type + " cannot hold", e);
    }
  }

  /** A Service; one that is none is left out, since the API server would not have it. */
  void service(Node document) {
    try {
      Service service = RESOURCES.convertValue(document.plain(), Service.class);
      if (service.getSpec() != null && service.getMetadata().getName() != null) {
        services.add(service);
      }
    } catch (IllegalArgumentException none) {
      // Its own documents are nobody's concern here.
    }
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
