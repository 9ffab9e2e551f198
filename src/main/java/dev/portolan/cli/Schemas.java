package dev.portolan.cli;

import dev.portolan.schema.ResourceSchema;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Yaml.read(text, 0, Limits.OF_A_RESOURCE).documents().getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
