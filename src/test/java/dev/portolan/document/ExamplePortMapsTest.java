package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortEnvironment;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Row;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port maps of our five systems, in our words, say what their allocations declare. */
class ExamplePortMapsTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final Path REAL = Path.of("../shared/portmaps/expected");
  private static final List<String> FIELDS =
      List.of(
          "service",
          "portName",
          "port",
          "protocol",
          "appProtocol",
          "category",
          "namespace",
          "environment",
          "exposed",
          "exposure",
          "absent");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"alfred", "cirkelline", "deeplens", "guardyn", "trackflow"})
  void every_row_is_declared_and_every_port_has_a_row(String name) throws IOException {
    // Given
    PortMapImport read = read(name);
    Set<String> unnamed =
        read.findings().stream()
            .filter(finding -> finding.rule().equals("unnamed-service"))
            .map(Finding::services)
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    // When
    Set<String> rows =
        read.reading().rows().stream()
            .filter(row -> row.isNew() && !unnamed.contains(row.service()))
            .map(ExamplePortMapsTest::key)
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(rows).hasSizeGreaterThan(14).isEqualTo(declared(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alfred", "cirkelline", "deeplens", "guardyn", "trackflow"})
  void our_words_tell_the_facts_of_the_real_document(String name) throws IOException {
    // Given
    Path real = REAL.resolve(name + ".json");
    if (!Files.exists(real)) {
      System.err.println("SKIPPED: ExamplePortMapsTest, no port maps in " + REAL);
      abort("no port maps in " + REAL);
    }

    // When
    JsonNode ours = JSON.valueToTree(ReadingShape.of(read(name)));

    // Then
    assertThat(facts(ours))
        .containsExactlyInAnyOrderElementsOf(facts(JSON.readTree(real.toFile())));
  }

  private static PortMapImport read(String name) throws IOException {
    return PortMapImport.of(
        name + ".md", Files.readString(EXAMPLES.resolve(name).resolve("PORTS.md")));
  }

  private static String key(Row row) {
    return row.service() + " " + row.port().orElseThrow() + "/" + row.said().speech().transport();
  }

  private static Set<String> declared(String name) throws IOException {
    Set<String> declared = new TreeSet<>();
    for (PortAllocation allocation : allocations(EXAMPLES.resolve(name))) {
      allocation
          .getSpec()
          .services()
          .forEach(
              service ->
                  service.ports().stream()
                      .flatMap(ExamplePortMapsTest::numbers)
                      .forEach(number -> declared.add(service.name() + " " + number)));
    }
    return declared;
  }

  /** What a port is everywhere, and what it is in one environment. */
  private static Stream<String> numbers(PortDeclaration port) {
    Stream<Integer> elsewhere =
        port.environments().stream().map(PortEnvironment::port).filter(Objects::nonNull);
    return Stream.concat(Stream.of(port.port()), elsewhere)
        .map(number -> number + "/" + port.protocol());
  }

  private static List<PortAllocation> allocations(Path folder) throws IOException {
    List<PortAllocation> allocations = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        for (String document : Files.readString(file).split("(?m)^---$")) {
          if (document.contains("kind: PortAllocation")) {
            allocations.add(Serialization.unmarshal(document, PortAllocation.class));
          }
        }
      }
    }
    return allocations;
  }

  /** The rows without their lines and words, and the findings. */
  private static List<String> facts(JsonNode document) {
    List<String> facts = new ArrayList<>();
    for (JsonNode row : document.path("rows")) {
      facts.add(
          FIELDS.stream().map(row::path).map(JsonNode::asText).collect(Collectors.joining(" "))
              + row.has("repeats"));
    }
    for (JsonNode finding : document.path("findings")) {
      facts.add(
          finding.path("rule") + " " + finding.path("services") + " " + finding.path("ports"));
    }
    return facts;
  }
}
