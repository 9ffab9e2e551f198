package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the command line knows of the schemas is what {@code crds/} says, without what is for people
 * and for kubectl: it is read at every start.
 *
 * <p>With {@code -Dgolden.update=true} it is rewritten.
 */
class SchemasGoldenTest {

  private static final Path READ_AT_START =
      Path.of("src/main/resources/dev/portolan/cli/schemas.json");
  private static final Set<String> FOR_PEOPLE =
      Set.of("description", "additionalPrinterColumns", "shortNames", "categories", "subresources");

  @Test
  void the_command_line_knows_the_schemas_of_the_cluster() throws IOException {
    // Given
    String definitions = withoutWordsForPeople();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(READ_AT_START, definitions);
    }

    // Then
    assertThat(Files.readString(READ_AT_START)).as("run `make golden`").isEqualTo(definitions);
  }

  private static String withoutWordsForPeople() throws IOException {
    ArrayNode definitions = new YAMLMapper().createArrayNode();
    for (String kind : List.of("portallocations", "portleases", "portpolicies")) {
      JsonNode definition = new YAMLMapper().readTree(Path.of("crds", kind + ".yaml").toFile());
      definitions.add(stripped(definition));
    }
    StringBuilder lines = new StringBuilder();
    definitions.forEach(
        definition -> lines.append(lines.isEmpty() ? "[" : ",\n ").append(definition));
    return lines.append("]\n").toString();
  }

  private static JsonNode stripped(JsonNode node) {
    if (node instanceof ObjectNode object) {
      // A field that is called so is an object itself.
      FOR_PEOPLE.stream()
          .filter(name -> !object.path(name).isObject() || name.equals("subresources"))
          .forEach(object::remove);
      object.remove("status");
    }
    node.forEach(SchemasGoldenTest::stripped);
    return node;
  }
}
