package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

  private static final String SHOP =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: %s, namespace: apps%s}
      spec:
        services:
        - name: %s
          selector: {app: web}
          ports:
          - {name: http, port: 8080}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_sound_file_is_clean() throws IOException {
    // Given
    write("shop.yaml", SHOP.formatted("shop", "", "web"));

    // When
    Said said = Said.of("lint", folder);

    // Then
    assertThat(said.out()).isEqualTo("0 errors, 0 warnings and 0 remarks in 1 file.\n");
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
  }

  @Test
  void two_files_that_want_one_port_are_contested_and_both_are_named() throws IOException {
    // Given
    Path one = write("one.yaml", SHOP.formatted("one", "", "web"));
    Path other = write("other.yaml", SHOP.formatted("other", "", "ui"));

    // When
    Said said = Said.of("lint", folder);

    // Then
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
    assertThat(said.out())
        .contains(
            one
                + ":9:26: error: 8080/TCP in namespace apps is wanted by apps/other (service ui), too",
            other
                + ":9:26: error: 8080/TCP in namespace apps is wanted by apps/one (service web), too",
            "See " + other + ":9:26. [contested]")
        .doesNotContain("held-by-other");
  }

  @Test
  void who_was_created_wins_against_who_was_not() throws IOException {
    // Given
    write(
        "zeta.yaml",
        SHOP.formatted("zeta", ", creationTimestamp: \"2026-01-01T00:00:00Z\"", "web"));
    Path young = write("alpha.yaml", SHOP.formatted("alpha", "", "ui"));

    // When
    Said said = Said.of("lint", folder);

    // Then
    assertThat(said.out())
        .contains(young + ":9:26: error: 8080/TCP in namespace apps is held by apps/zeta")
        .contains("[held-by-other]")
        .doesNotContain("contested");
  }

  @Test
  void a_duplicate_key_is_an_error_at_its_place() throws IOException {
    // Given
    Path file = write("twice.yaml", SHOP.formatted("one", "", "web") + "kind: PortAllocation\n");

    // When
    Said said = Said.of("lint", file);

    // Then
    assertThat(said.out())
        .contains(file + ":10:1: error: the field kind stands here for the second");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void what_is_no_yaml_cannot_be_read() throws IOException {
    // Given
    Path file = write("broken.yaml", "apiVersion: portolan.dev/v1alpha1\nkind: [\n");

    // When
    Said said = Said.of("lint", file);

    // Then
    assertThat(said.out()).contains(file + ":3:1: error: this is no YAML").contains("[unreadable]");
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
  }

  @Test
  void lines_are_counted_through_all_documents_of_a_file() throws IOException {
    // Given
    Path file =
        write(
            "two.yaml",
            "a: b\n---\n# a remark\n---\n" + SHOP.formatted("one", "", "Web") + "---\nc: d\n");

    // When
    Said said = Said.of("lint", file);

    // Then
    assertThat(said.out())
        .contains(file + ":10:11: error: spec.services[0].name: the name of a Service");
  }

  @Test
  void json_says_the_same() throws IOException {
    // Given
    Path file = write("bad.yaml", SHOP.formatted("one", "", "Web"));

    // When
    Said said = Said.of("lint", "--output", "json", file);

    // Then
    assertThat(said.out())
        .contains("\"findings\": [", "\"line\": 6, \"column\": 11, \"severity\": \"error\"")
        .contains("\"rule\": \"rule-broken\"");
  }

  @Test
  void sarif_has_what_its_schema_requires() throws IOException {
    // Given
    write("bad file.yaml", SHOP.formatted("one", "", "Web"));

    // When
    JsonNode log = new ObjectMapper().readTree(Said.of("lint", "-o", "sarif", folder).out());

    // Then
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = log.path("runs").path(0);
    assertThat(run.at("/tool/driver/name").asText()).isEqualTo("portolan");
    JsonNode result = run.path("results").path(0);
    assertThat(run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt()).path("id"))
        .isEqualTo(result.path("ruleId"));
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(result.at("/message/text").asText()).contains("the name of a Service");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).endsWith("/bad%20file.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(6);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(11);
  }

  @Test
  void an_annotation_gives_no_other_command() throws IOException {
    // Given
    Path file =
        write("a,b.yaml", "apiVersion: portolan.dev/v1alpha1\nkind: \"x\\n::error::owned 100%\"\n");

    // When
    Said said = Said.of("lint", "--output", "github", file);

    // Then
    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.out())
        .startsWith("::error file=" + folder + "/a%2Cb.yaml,line=2,col=7,title=unknown-kind::")
        .contains("x%0A::error::owned 100%25");
  }

  @Test
  void a_well_known_number_on_a_shared_address_is_a_risk_that_fails_nothing() throws IOException {
    // Given
    write(
        "risk.yaml",
        SHOP.formatted("shop", "", "web").replace("8080", "8080, hostPort: 8080")
            + """
            ---
            apiVersion: portolan.dev/v1alpha1
            kind: PortPolicy
            metadata: {name: house}
            spec: {exposure: {allowed: [Internal, Host]}}
            """);

    // When
    Said said = Said.of("lint", folder);

    // Then
    assertThat(said.out())
        .contains("info: 8080 is the default of cAdvisor, Jenkins", "[conflict-risk]")
        .contains("Free and customary instead: 8888, 18080.");
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
  }

  @Test
  void a_shell_can_complete_every_verb() {
    assertThat(Said.of("completion", "bash").out())
        .contains("lint", "plan", "explain", "--fail-on", "--environment");
    assertThat(Said.of("completion", "zsh").out()).startsWith("autoload -U +X compinit");
  }

  @Test
  void what_does_not_exist_is_misuse() {
    // When
    Said said = Said.of("lint", folder.resolve("nothing.yaml"));

    // Then
    assertThat(said.err()).contains("there is no such file or folder");
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
  }

  @Test
  void a_warning_fails_only_who_asks_for_it() throws IOException {
    // Given
    write(
        "shop.yaml",
        SHOP.formatted("shop", "", "web")
            .replace("ports:", "allowFrom: [{service: {name: nobody}}]\n    ports:"));

    // Then
    assertThat(Said.of("lint", folder).out()).contains("warning: ", "[unresolved-peer]");
    assertThat(Said.of("lint", folder).status()).isEqualTo(Portolan.CLEAN);
    assertThat(Said.of("lint", "--fail-on", "warning", folder).status())
        .isEqualTo(Portolan.REFUSED);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
