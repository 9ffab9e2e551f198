package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.schema.ResourceSchema;
import dev.portolan.schema.ResourceSchemas;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Yaml;
import java.util.List;

/** The schemas of Portolan's resources, as they come with the program. */
final class Schemas {

  private static final ResourceSchemas ALL =
      new ResourceSchemas(List.of("PortAllocation", "PortLease", "PortPolicy"), Schemas::read);

  private Schemas() {}

  /** One for each kind, as the cluster has them. */
  static ResourceSchemas all() {
    return ALL;
  }

  /** Gets ready for what most files declare, beside whatever else a verb must bring up. */
  static void readAhead() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              ALL.of("PortAllocation");
              new PortAllocation();
            });
  }

  private static ResourceSchema read(String kind) {
    return ResourceSchema.of(node("schemas/" + kind + ".json"), node("metadata.yaml"));
  }

  private static Node node(String name) {
    return Yaml.read(Bundled.text(name), 0, Limits.OF_A_RESOURCE).documents().getFirst();
  }
}
