package dev.portolan.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in several places is checked alike in all of them. */
class SameShapeTest {

  private static final List<String> PEERS =
      List.of(
          "spec.services[].allowFrom[]",
          "spec.services[].environments[].allowFrom[]",
          "spec.services[].ports[].allowFrom[]",
          "spec.services[].ports[].environments[].allowFrom[]");

  @Test
  void a_peer_is_checked_alike_wherever_it_stands() throws IOException {
    // Given
    JSONSchemaProps root = root("portallocations");

    // When
    List<JSONSchemaProps> peers = PEERS.stream().map(path -> at(root, path)).distinct().toList();

    // Then
    assertThat(peers).hasSize(1);
    assertThat(peers.getFirst().getXKubernetesValidations()).isNotEmpty();
  }

  @Test
  void a_label_selector_is_checked_alike_wherever_it_stands() throws IOException {
    // Given
    JSONSchemaProps peer = at(root("portallocations"), PEERS.getFirst());
    JSONSchemaProps policy = at(root("portpolicies"), "spec.namespaceSelector");

    // When
    List<JSONSchemaProps> selectors =
        Stream.of(at(peer, "podSelector"), at(peer, "namespaceSelector"), policy)
            .peek(selector -> selector.setDescription(null))
            .distinct()
            .toList();

    // Then
    assertThat(selectors).hasSize(1);
    assertThat(selectors.getFirst().getXKubernetesMapType()).isEqualTo("atomic");
  }

  private static JSONSchemaProps root(String file) throws IOException {
    String yaml = Files.readString(Path.of("crds", file + ".yaml"));
    CustomResourceDefinition definition =
        new KubernetesSerialization().unmarshal(yaml, CustomResourceDefinition.class);
    return definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
  }

  private static JSONSchemaProps at(JSONSchemaProps schema, String path) {
    JSONSchemaProps here = schema;
    for (String step : path.split("\\.", -1)) {
      here = KubernetesSchemas.property(here, step.replace("[]", ""));
      here = step.endsWith("[]") ? here.getItems().getSchema() : here;
    }
    return here;
  }
}
