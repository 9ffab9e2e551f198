package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five real port maps are read as a person reads them, the findings' wording apart. */
class PortMapsTest {
  private static final Path FOLDER = Path.of("../shared/portmaps");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"alfred", "cirkelline", "deeplens", "guardyn", "trackflow"})
  void a_real_port_map_is_read_whole(String name) throws IOException {
    // Given
    Path document = FOLDER.resolve(name + ".md");
    if (!Files.exists(document)) {
      System.err.println("SKIPPED: PortMapsTest, no port maps in " + FOLDER);
      abort("no port maps in " + FOLDER);
    }
    JsonNode expected = JSON.readTree(FOLDER.resolve("expected/" + name + ".json").toFile());

    // When
    PortMapImport read = PortMapImport.of(name + ".md", Files.readString(document));
    JsonNode actual = JSON.valueToTree(ReadingShape.of(read));

    // Then
    assertThat(withoutMessages(actual))
        .containsExactlyInAnyOrderElementsOf(withoutMessages(expected));
  }

  private static List<String> withoutMessages(JsonNode document) {
    List<String> facts = new ArrayList<>();
    document
        .properties()
        .forEach(
            list ->
                list.getValue()
                    .forEach(
                        fact -> {
                          ((ObjectNode) fact).remove("message");
                          facts.add(list.getKey() + " " + fact);
                        }));
    return facts;
  }
}
