package dev.portolan.operator.scenarios;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The scenarios of {@code src/test/resources/scenarios}, whose README tells how they are written.
 */
public final class Scenarios {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "allocation", PortAllocation.class, "policy", PortPolicy.class, "service", Service.class);

  private Scenarios() {}

  /** All scenarios as they are played in this place, in the order of files and documents. */
  public static List<Scenario> in(Place place) {
    List<Scenario> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(place.filled(Files.readString(file)))
            .forEachRemaining(document -> scenarios.add(scenario(document)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(scenarios);
  }

  /** The scenario of this name. */
  public static Scenario named(String name, Place place) {
    return in(place).stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name));
  }

  private static Scenario scenario(JsonNode document) {
    knowsOnly(document, "name", "given", "stages");
    return new Scenario(
        document.required("name").asText(),
        Optional.ofNullable(document.get("given")).map(Scenarios::stage),
        list(document.required("stages")).map(Scenarios::stage).toList());
  }

  private static Stage stage(JsonNode stage) {
    knowsOnly(stage, "steps", "then");
    return new Stage(
        list(stage.required("steps")).map(Scenarios::step).toList(),
        outcome(stage.required("then")));
  }

  private static Outcome outcome(JsonNode then) {
    knowsOnly(then, "ports", "leases", "chosen", "reservations");
    return new Outcome(
        map(then, "ports", new TypeReference<Map<String, PortState>>() {}),
        map(then, "leases", new TypeReference<Map<String, String>>() {}),
        map(then, "chosen", new TypeReference<Map<String, Integer>>() {}),
        map(then, "reservations", new TypeReference<Map<String, String>>() {}));
  }

  private static <T> Map<String, T> map(
      JsonNode then, String field, TypeReference<Map<String, T>> type) {
    return then.has(field) ? YAML.convertValue(then.get(field), type) : Map.of();
  }

  private static Step step(JsonNode step) {
    String verb = step.fieldNames().next();
    return switch (verb) {
      case "allocation", "policy", "service" -> new Step.Apply(resource(verb, step));
      case "delete" -> new Step.Delete(named(step.get(verb).asText(), step.required("name")));
      case "label" ->
          new Step.Label(
              step.get(verb).asText(),
              YAML.convertValue(
                  step.required("with"), new TypeReference<Map<String, String>>() {}));
      case "operator" -> new Step.Operator(step.get(verb).asText().equals("started"));
      default -> throw new IllegalArgumentException("nobody can " + step);
    };
  }

  private static HasMetadata resource(String kind, JsonNode step) {
    knowsOnly(step, kind, "for", "spec");
    HasMetadata named = named(kind, step.get(kind));
    ObjectNode document = YAML.valueToTree(named);
    ObjectNode spec = step.required("spec").deepCopy();
    if (step.has("for")) {
      spec.putObject("namespaceSelector")
          .putObject("matchLabels")
          .set("kubernetes.io/metadata.name", step.get("for"));
    }
    document.set("spec", spec);
    return Serialization.unmarshal(document.toString(), named.getClass());
  }

  private static HasMetadata named(String kind, JsonNode name) {
    List<String> parts = List.of(name.asText().split("/", -1));
    ObjectNode metadata = YAML.createObjectNode().put("name", parts.getLast());
    if (parts.size() > 1) {
      metadata.put("namespace", parts.getFirst());
    }
    Class<? extends HasMetadata> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no kind is called " + kind);
    }
    ObjectNode document =
        YAML.createObjectNode()
            .put("apiVersion", HasMetadata.getApiVersion(type))
            .put("kind", HasMetadata.getKind(type))
            .set("metadata", metadata);
    return Serialization.unmarshal(document.toString(), type);
  }

  private static Stream<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes.stream();
  }

  private static void knowsOnly(JsonNode node, String... fields) {
    Set<String> others = new TreeSet<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(Set.of(fields));
    if (!others.isEmpty()) {
      throw new IllegalArgumentException("a scenario has no field " + others + ": " + node);
    }
  }
}
