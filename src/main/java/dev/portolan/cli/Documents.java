package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.World;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * YAML and JSON documents of files and folders; kinds that are not Portolan's concern are passed
 * over.
 */
final class Documents {

  private static final KubernetesSerialization YAML = yaml();

  private final List<PortAllocation> allocations = new ArrayList<>();
  private final List<PortPolicy> policies = new ArrayList<>();
  private final List<PortLease> leases = new ArrayList<>();
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();

  private Documents() {}

  private static KubernetesSerialization yaml() {
    KubernetesSerialization yaml = new KubernetesSerialization();
    List.of(PortAllocation.class, PortPolicy.class, PortLease.class)
        .forEach(yaml::registerKubernetesResource);
    return yaml;
  }

  /**
   * Reads files, and folders with all below them, in the order of their names.
   *
   * @throws IOException with the file's name, when one cannot be read or is no YAML
   */
  static Documents read(List<Path> paths) throws IOException {
    Documents documents = new Documents();
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(Documents::isDocument).sorted().toList()) {
          documents.add(file);
        }
      }
    }
    return documents;
  }

  /** What they declare; files show nothing of a cluster. */
  World world(Instant now) {
    return survey().world(Observed.NOTHING, now);
  }

  Survey survey() {
    return new Survey(allocations, policies, leases, namespaces);
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
  }

  private void add(Path file) throws IOException {
    try {
      add(YAML.<Object>unmarshal(Files.readString(file)));
    } catch (RuntimeException e) {
      throw new IOException(file + ": " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.toString()).lines().findFirst().orElse("");
  }

  private void add(Object document) {
    switch (document) {
      case PortAllocation allocation -> allocations.add(allocation);
      case PortPolicy policy -> policies.add(policy);
      case PortLease lease -> leases.add(lease);
      case Namespace namespace ->
          namespaces.put(
              namespace.getMetadata().getName(),
              Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of()));
      case KubernetesResourceList<?> list -> list.getItems().forEach(this::add);
      case List<?> list -> list.forEach(this::add);
      case HasMetadata other -> {}
      case Object other -> throw new IllegalArgumentException("not a Kubernetes document");
    }
  }
}
