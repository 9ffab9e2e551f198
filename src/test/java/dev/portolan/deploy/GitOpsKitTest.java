package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.cli.Portolan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** What is offered to GitOps repositories, tried out as far as that is possible without them. */
class GitOpsKitTest {

  private static final Path KIT = Path.of("deploy/gitops");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Every golden status of the examples. */
  static List<JsonNode> statuses() throws IOException {
    List<JsonNode> statuses = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("examples"))) {
      for (Path file :
          folders
              .map(folder -> folder.resolve("expected/status.yaml.txt"))
              .filter(Files::exists)
              .sorted()
              .toList()) {
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(Files.readString(file))
            .forEachRemaining(statuses::add);
      }
    }
    return statuses.stream().filter(JsonNode::isObject).toList();
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void argo_calls_healthy_what_is_ready_and_degraded_what_is_refused(JsonNode status)
      throws IOException {
    // When
    LuaTable health = health("portallocation.lua", resource(status, 1));

    // Then
    boolean ready = isTrue(status, "Ready");
    assertThat(health.get("status").tojstring()).isEqualTo(ready ? "Healthy" : "Degraded");
    assertThat(health.get("message").tojstring()).isNotEmpty().isNotEqualTo("nil");
  }

  @Test
  void argo_waits_for_what_the_operator_has_not_seen() throws IOException {
    // Given
    JsonNode status = statuses().getFirst();

    // Then
    assertThat(health("portallocation.lua", resource(status, 2)).get("status").tojstring())
        .isEqualTo("Progressing");
    assertThat(health("portallocation.lua", YAML.createObjectNode()).get("status").tojstring())
        .isEqualTo("Progressing");
  }

  @Test
  void argo_calls_a_policy_degraded_that_contradicts_an_older_one() throws IOException {
    // Given
    JsonNode good = YAML.readTree("{conditions: [{type: Accepted, status: 'True', message: ok}]}");
    JsonNode bad =
        YAML.readTree(
            "{conditions: [{type: Accepted, status: 'True', message: ok}, {type: Conflicted, status: 'True', message: two}]}");

    // Then
    assertThat(health("portpolicy.lua", resource(good, 1)).get("status").tojstring())
        .isEqualTo("Healthy");
    LuaTable health = health("portpolicy.lua", resource(bad, 1));
    assertThat(health.get("status").tojstring()).isEqualTo("Degraded");
    assertThat(health.get("message").tojstring()).isEqualTo("two");
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void flux_never_waits_for_ever(JsonNode status) {
    assertThat(status.path("observedGeneration").isInt()).isTrue();
    status
        .path("conditions")
        .forEach(
            condition -> assertThat(condition.path("observedGeneration").asInt()).isEqualTo(1));
    assertThat(isTrue(status, "Ready"))
        .isNotEqualTo(isTrue(status, "Stalled") || isTrue(status, "Reconciling"));
  }

  @Test
  void every_command_of_the_kit_is_one_that_portolan_knows() throws IOException {
    // Given
    List<String> commands = new ArrayList<>();
    Pattern command = Pattern.compile("(?m)(?:^ *|run: |entry: |\\| )portolan ([^>|&\\n]*)");
    for (Path file :
        List.of(
            KIT.resolve("github/ports.yaml"),
            KIT.resolve("pre-commit-config.yaml"),
            Path.of(".pre-commit-hooks.yaml"))) {
      YAML.readTree(Files.readString(file));
      Matcher found = command.matcher(Files.readString(file));
      while (found.find()) {
        commands.add(found.group(1).replaceAll(" deploy/| -$", "").strip());
      }
    }

    // Then
    assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
    assertThat(commands).allSatisfy(words -> assertThat(status(words)).isEqualTo(0));
  }

  /** Runs it on an example that is clean. */
  private static int status(String words) {
    List<String> args = new ArrayList<>(List.of(words.split(" ")));
    args.add("examples/first");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Portolan.run(nowhere, nowhere, args.toArray(String[]::new));
  }

  private static JsonNode resource(JsonNode status, int generation) {
    ObjectNode resource = YAML.createObjectNode();
    resource.putObject("metadata").put("generation", generation);
    resource.set("status", status);
    return resource;
  }

  private static boolean isTrue(JsonNode status, String type) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  private static LuaTable health(String script, JsonNode resource) throws IOException {
    Globals lua = JsePlatform.standardGlobals();
    lua.set("obj", value(resource));
    return lua.load(Files.readString(KIT.resolve("argocd").resolve(script))).call().checktable();
  }

  private static LuaValue value(JsonNode node) {
    if (node.isObject()) {
      LuaTable table = new LuaTable();
      node.properties().forEach(field -> table.set(field.getKey(), value(field.getValue())));
      return table;
    }
    if (node.isArray()) {
      LuaTable table = new LuaTable();
      for (int i = 0; i < node.size(); i++) {
        table.set(i + 1, value(node.get(i)));
      }
      return table;
    }
    return node.isNumber() ? LuaValue.valueOf(node.asInt()) : LuaValue.valueOf(node.asText());
  }
}
