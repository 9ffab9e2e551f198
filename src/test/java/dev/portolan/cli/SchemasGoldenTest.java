package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the command line knows of the schemas is what {@code crds/} says, without what is for people
 * and for kubectl: it is read at every start.
 *
 * <p>With {@code -Dgolden.update=true} it is rewritten.
 */
class SchemasGoldenTest {

  private static final Path READ_AT_START = Path.of("src/main/resources/dev/portolan/cli/schemas");
  private static final Set<String> FOR_PEOPLE =
      Set.of("description", "additionalPrinterColumns", "shortNames", "categories", "subresources");

  @ParameterizedTest
  @CsvSource({
    "portallocations, PortAllocation",
    "portleases, PortLease",
    "portpolicies, PortPolicy"
  })
  void the_command_line_knows_the_schemas_of_the_cluster(String plural, String kind)
      throws IOException {
    // Given
    Path file = READ_AT_START.resolve(kind + ".json");
    JsonNode definition = new YAMLMapper().readTree(Path.of("crds", plural + ".yaml").toFile());
    String stripped = stripped(definition) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, stripped);
    }

    // Then
    assertThat(Files.readString(file)).as("run `make golden`").isEqualTo(stripped);
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
