package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit in the hands of the programs that it is for, where they are on this machine. */
class GitOpsToolsTest {

  private static final Path KIT = Path.of("deploy/gitops").toAbsolutePath();

  private static final String SHOP =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: %s, namespace: apps}
      spec: {services: [{name: web, selector: {app: web}, ports: [{name: http, port: 8080}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_real_lua_judges_every_golden_status_as_argo_would_show_it() throws Exception {
    // Given
    Tool lua = Tool.orSkip("lua5.1", "lua");
    StringBuilder program = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (JsonNode status : GitOpsKitTest.statuses()) {
      program.append("obj = {metadata = {generation = 1}, status = ").append(literal(status));
      program.append("}\nhealth = (function()\n").append(script("portallocation.lua"));
      program.append("end)()\nprint(health.status, health.message ~= '')\n");
      expected.add((isReady(status) ? "Healthy" : "Degraded") + "\ttrue");
    }

    // When
    Files.writeString(folder.resolve("all.lua"), program);

    // Then
    assertThat(lua.run(folder, Map.of(), "all.lua").text().lines())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"portallocation.lua", "portpolicy.lua"})
  void a_real_lua_waits_where_there_is_no_status_yet(String name) throws Exception {
    // Given
    Tool lua = Tool.orSkip("lua5.1", "lua");
    String program =
        "obj = {}\nhealth = (function()\n%send)()\nprint(health.status)\n".formatted(script(name));

    // When
    Files.writeString(folder.resolve("one.lua"), program);

    // Then
    assertThat(lua.run(folder, Map.of(), "one.lua")).isEqualTo(new Tool.Answer(0, "Progressing\n"));
  }

  @Test
  void the_workflow_is_one_that_actionlint_accepts() throws Exception {
    // Given
    Tool actionlint = Tool.orSkip("actionlint");

    // Then
    assertThat(actionlint.run(folder, Map.of(), KIT.resolve("github/ports.yaml").toString()))
        .isEqualTo(new Tool.Answer(0, ""));
  }

  @Test
  @Tag("verify")
  void pre_commit_stops_a_commit_that_brings_a_collision() throws Exception {
    // Given
    Tool git = Tool.orSkip("git");
    Tool preCommit = Tool.orSkip("pre-commit");
    Map<String, String> variables = variables();
    git.run(folder, variables, "init", "-q", ".");
    Files.copy(KIT.resolve("pre-commit-config.yaml"), folder.resolve(".pre-commit-config.yaml"));
    Files.createDirectories(folder.resolve("deploy"));
    Files.writeString(folder.resolve("deploy/one.yaml"), SHOP.formatted("one"));
    git.run(folder, variables, "add", "-A");

    // Then
    Tool.Answer clean = preCommit.run(folder, variables, "run");
    assertThat(clean.text()).contains("portolan lint").contains("Passed");
    assertThat(clean.status()).isZero();

    // When
    Files.writeString(folder.resolve("deploy/two.yaml"), SHOP.formatted("two"));
    git.run(folder, variables, "add", "-A");

    // Then
    Tool.Answer collision = preCommit.run(folder, variables, "run");
    assertThat(collision.text()).contains("Failed", "deploy/two.yaml:4:", "[contested]");
    assertThat(collision.status()).isEqualTo(1);
  }

  /** With a portolan on the PATH, as who uses the hook has one; and nobody's settings. */
  private Map<String, String> variables() throws IOException {
    Path bin = Files.createDirectories(folder.resolve(".bin"));
    Path launcher = bin.resolve("portolan");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s/bin/java' -cp '%s' dev.portolan.cli.Portolan \"$@\"\n"
            .formatted(System.getProperty("java.home"), classPath()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of(
        "PATH", bin + ":" + System.getenv("PATH"),
        "HOME", folder.toString(),
        "PRE_COMMIT_HOME", folder.resolve(".cache").toString());
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(jar -> Path.of(jar).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String script(String name) throws IOException {
    return Files.readString(KIT.resolve("argocd").resolve(name));
  }

  private static boolean isReady(JsonNode status) {
    return status
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asText().equals("Ready"))
        .anyMatch(condition -> condition.path("status").asText().equals("True"));
  }

  private static String literal(JsonNode node) {
    StringBuilder lua = new StringBuilder();
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  lua.append("[\"%s\"] = ".formatted(field.getKey()))
                      .append(literal(field.getValue()))
                      .append(", "));
    } else if (node.isArray()) {
      node.forEach(item -> lua.append(literal(item)).append(", "));
    } else {
      // JSON's escapes that occur here are Lua's, too.
      return node.toString();
    }
    return "{" + lua + "}";
  }
}
