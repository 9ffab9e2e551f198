package dev.portolan.cli;

import dev.portolan.schema.ResourceSchema;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Yaml;
import java.util.List;

/** The schemas of Portolan's resources, as they come with the program. */
final class Schemas {

  private Schemas() {}

  /** One for each kind, as the cluster has them. */
  static List<ResourceSchema> all() {
    Node metadata = resource("metadata.yaml");
    return resource("schemas.json").elements().stream()
        .map(definition -> ResourceSchema.of(definition, metadata))
        .toList();
  }

  private static Node resource(String name) {
    return Yaml.read(Bundled.text(name), 0, Limits.OF_A_RESOURCE).documents().getFirst();
  }
}
