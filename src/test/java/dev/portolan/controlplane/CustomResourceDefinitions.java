package dev.portolan.controlplane;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions in a folder of YAML files. */
record CustomResourceDefinitions(List<Path> files) {
  CustomResourceDefinitions {
    files = List.copyOf(files);
  }

  static CustomResourceDefinitions in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new CustomResourceDefinitions(
          files.filter(CustomResourceDefinitions::isYaml).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("no folder " + folder + " to install definitions from", e);
    }
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yml") || file.toString().endsWith(".yaml");
  }

  void install(KubernetesClient client) {
    List<NamespaceableResource<CustomResourceDefinition>> definitions =
        files.stream()
            .flatMap(CustomResourceDefinitions::definitions)
            .map(client::resource)
            .toList();
    definitions.forEach(definition -> definition.forceConflicts().serverSideApply());
    definitions.forEach(
        definition ->
            definition.waitUntilCondition(
                CustomResourceDefinitions::isEstablished, 30, TimeUnit.SECONDS));
  }

  /** The kustomization beside the definitions is none. */
  private static Stream<CustomResourceDefinition> definitions(Path file) {
    try {
      return Stream.of(Serialization.<KubernetesResource>unmarshal(Files.readString(file)))
          .filter(CustomResourceDefinition.class::isInstance)
          .map(CustomResourceDefinition.class::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEstablished(@Nullable CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }
}
