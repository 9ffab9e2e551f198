package dev.portolan.examples;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One folder of examples: its documents, and what its README lists as missing or different. */
record ExampleSystem(
    List<PortAllocation> allocations,
    List<PortPolicy> policies,
    Map<String, String> environments,
    List<Listed> missing,
    List<Listed> different) {

  static final Path FOLDER = Path.of("examples");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(new Strict())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final Pattern LISTED =
      Pattern.compile("\\| (\\d+) \\| ([a-z0-9-]+) \\| (\\d+) \\| ([a-z]+) \\| (.*\\S) \\|");

  /** The resources ignore what a newer version may add; an example may not. */
  private static final class Strict extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
    }
  }

  /** A row that a README lists, with its reason. */
  record Listed(int line, String service, int port, String environment, String reason) {

    boolean names(PortMap.Row row) {
      return row.line() == line
          && row.service().equals(service)
          && Integer.valueOf(port).equals(row.port())
          && (environment.equals("every") ? row.environment() == null : row.appliesTo(environment));
    }

    boolean names(PortMap.Row row, String where) {
      return names(row) && (environment.equals("every") || environment.equals(where));
    }
  }

  static ExampleSystem read(String name) throws IOException {
    var documents = documents(FOLDER.resolve(name));
    var readme = Files.readString(FOLDER.resolve(name).resolve("README.md"));
    return new ExampleSystem(
        ofKind(documents, "PortAllocation").map(d -> parse(d, PortAllocation.class)).toList(),
        ofKind(documents, "PortPolicy").map(d -> parse(d, PortPolicy.class)).toList(),
        environments(documents),
        listed(readme, "## Rows that are not there"),
        listed(readme, "## Rows that are there differently"));
  }

  /** Every YAML document directly in the folder, in the order in which kubectl reads them. */
  static List<JsonNode> documents(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var yaml = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return yaml.stream().flatMap(ExampleSystem::documentsOf).toList();
    }
  }

  private static Stream<JsonNode> documentsOf(Path file) {
    try {
      return documentsOf(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<JsonNode> documentsOf(String yaml) {
    ObjectReader reader = YAML.readerFor(JsonNode.class);
    try (var documents = reader.<JsonNode>readValues(yaml)) {
      return documents.readAll().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Stream<JsonNode> ofKind(List<JsonNode> documents, String kind) {
    return documents.stream().filter(document -> document.path("kind").asText().equals(kind));
  }

  /** Fails on a field that the resource does not have. */
  static <T> T parse(JsonNode document, Class<T> type) {
    try {
      return YAML.treeToValue(document, type);
    } catch (IOException unknown) {
      throw new IllegalArgumentException(document.path("metadata") + ": " + unknown, unknown);
    }
  }

  /** The same for a document that stands in a test. */
  static <T> T parse(String document, Class<T> type) {
    return documentsOf(document).map(read -> parse(read, type)).findFirst().orElseThrow();
  }

  private static Map<String, String> environments(List<JsonNode> documents) {
    var environments = new HashMap<String, String>();
    ofKind(documents, "Namespace")
        .map(namespace -> namespace.path("metadata"))
        .forEach(
            metadata ->
                environments.put(
                    metadata.path("name").asText(),
                    metadata.path("labels").path("portolan.dev/environment").asText()));
    return Map.copyOf(environments);
  }

  private static List<Listed> listed(String readme, String heading) {
    var start = readme.indexOf(heading + "\n");
    if (start < 0) {
      throw new IllegalStateException("the README has no heading " + heading);
    }
    var end = readme.indexOf("\n## ", start + 1);
    var section = readme.substring(start, end < 0 ? readme.length() : end);
    return section
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(ExampleSystem::listed)
        .toList();
  }

  private static Listed listed(String row) {
    var line = LISTED.matcher(row);
    if (!line.matches()) {
      throw new IllegalStateException("not | row | service | port | environment | why |: " + row);
    }
    return new Listed(
        Integer.parseInt(line.group(1)),
        line.group(2),
        Integer.parseInt(line.group(3)),
        line.group(4),
        line.group(5));
  }

  List<DeclaredPort> ports() {
    return allocations.stream()
        .flatMap(allocation -> DeclaredPort.of(allocation, environmentOf(allocation)))
        .toList();
  }

  String environmentOf(PortAllocation allocation) {
    var namespace = allocation.getMetadata().getNamespace();
    var environment = environments.get(namespace);
    if (environment == null) {
      throw new IllegalStateException("no Namespace document for " + namespace);
    }
    return environment;
  }
}
