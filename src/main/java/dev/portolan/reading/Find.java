package dev.portolan.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.yaml.Node;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.stream.Stream;

/** Something that a text holds, read and ready to be put on the shelf. */
@FunctionalInterface
interface Find {

  ObjectMapper RESOURCES = new ObjectMapper();

  void onto(Shelf shelf);

  static Find problem(Problem problem) {
    return shelf -> shelf.add(problem);
  }

  /** A document that its schema accepts. */
  static Find resource(String kind, Object stored, String file, Node node) {
    return switch (kind) {
      case "PortAllocation" -> {
        var document = document(stored, PortAllocation.class, file, node);
        yield shelf -> shelf.allocation(document);
      }
      case "PortPolicy" -> {
        var document = document(stored, PortPolicy.class, file, node);
        yield shelf -> shelf.policy(document);
      }
      case "PortLease" -> {
        var document = document(stored, PortLease.class, file, node);
        yield shelf -> shelf.lease(document);
      }
      default -> throw new IllegalStateException("a schema without a class: " + kind);
    };
  }

  private static <T extends HasMetadata> Document<T> document(
      Object stored, Class<T> type, String file, Node node) {
    try {
      return new Document<>(RESOURCES.convertValue(stored, type), file, node);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the schema accepts what " + type + " cannot hold", e);
    }
  }

  /** A Service; one that is none is left out, since the API server would not have it. */
  static Stream<Find> service(Node document) {
    try {
      Service service = RESOURCES.convertValue(document.plain(), Service.class);
      return service.getSpec() != null && service.getMetadata().getName() != null
          ? Stream.of(shelf -> shelf.service(service))
          : Stream.empty();
    } catch (IllegalArgumentException none) {
      // Its own documents are nobody's concern here.
      return Stream.empty();
    }
  }

  static Find namespace(Node document) {
    return shelf -> shelf.namespace(document);
  }
}
