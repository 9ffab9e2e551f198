package dev.portolan.reading;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortLeaseSpec;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicySpec;
import dev.portolan.yaml.Node;
import io.fabric8.kubernetes.api.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a text holds, read and ready to be put on the shelf. */
@FunctionalInterface
interface Find {

  ResourceBinding<PortAllocationSpec, PortAllocation> ALLOCATIONS =
      ResourceBinding.of(PortAllocation::new, PortAllocationSpec.class);
  ResourceBinding<PortPolicySpec, PortPolicy> POLICIES =
      ResourceBinding.of(PortPolicy::new, PortPolicySpec.class);
  ResourceBinding<PortLeaseSpec, PortLease> LEASES =
      ResourceBinding.of(PortLease::new, PortLeaseSpec.class);

  void onto(Shelf shelf);

  static Find problem(Problem problem) {
    return shelf -> shelf.add(problem);
  }

  /** A document that its schema accepts. */
  static Find resource(String kind, Object stored, String file, Node node) {
    return switch (kind) {
      case "PortAllocation" -> {
        var document = new Document<>(ALLOCATIONS.bound(stored), file, node);
        yield shelf -> shelf.allocation(document);
      }
      case "PortPolicy" -> {
        var document = new Document<>(POLICIES.bound(stored), file, node);
        yield shelf -> shelf.policy(document);
      }
      case "PortLease" -> {
        var document = new Document<>(LEASES.bound(stored), file, node);
        yield shelf -> shelf.lease(document);
      }
      default -> throw new IllegalStateException("a schema without a class: " + kind);
    };
  }

  /** A Service; one that is none is left out, since the API server would not have it. */
  static Stream<Find> service(Node document) {
    try {
      Service service =
          Binding.Jackson.MAPPER.convertValue(narrow(document.plain()), Service.class);
      return service.getSpec() != null && service.getMetadata().getName() != null
          ? Stream.of(shelf -> shelf.service(service))
          : Stream.empty();
    } catch (IllegalArgumentException none) {
      // Its own documents are nobody's concern here.
      return Stream.empty();
    }
  }

  /** With small numbers as parsers of JSON give them: a target port is no number otherwise. */
  private static @Nullable Object narrow(@Nullable Object plain) {
    return switch (plain) {
      case Long number when number.intValue() == number -> number.intValue();
      case List<?> items -> items.stream().<@Nullable Object>map(Find::narrow).toList();
      case Map<?, ?> fields -> {
        Map<Object, @Nullable Object> narrow = new LinkedHashMap<>();
        fields.forEach((name, value) -> narrow.put(name, narrow(value)));
        yield narrow;
      }
      case null, default -> plain;
    };
  }

  static Find namespace(Node document) {
    return shelf -> shelf.namespace(document);
  }
}
