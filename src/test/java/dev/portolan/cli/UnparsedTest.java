package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be parsed and do not say that they are ours. */
class UnparsedTest {

  /** As in a chart: the namespace of the release does not make it a Namespace. */
  private static final String TEMPLATE =
      "kind: ConfigMap\n"
          + "metadata:\n"
          + "  {{- with .Values.labels }}\n"
          + "  namespace: {{ .Release.Namespace }}\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void one_that_is_named_is_an_error_with_its_place() throws IOException {
    // Given
    Path broken = write("broken.yaml", "a: 1\n---\napiVersion: [portolan\nkind: PortAllocation\n");

    // When
    Said said = Said.of("lint", broken);

    // Then
    assertThat(said.out())
        .startsWith(broken + ":4:5: error: this is no YAML: ")
        .contains("[unreadable]\n1 error, ");
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
  }

  @Test
  void one_in_a_folder_is_a_warning_with_its_place() throws IOException {
    // Given
    write("shop.yaml", Shop.YAML);
    Path broken = write("broken.yaml", "apiVersion: [portolan\nkind: PortAllocation\n");

    // Then
    assertThat(Said.of("lint", folder).out())
        .startsWith(broken + ":2:5: warning: this is no YAML: ")
        .contains("; whether it declares ports is not known [not-parsed]\n");
    assertThat(Said.of("lint", folder).status()).isEqualTo(Portolan.CLEAN);
    assertThat(Said.of("lint", "--fail-on", "warning", folder).status())
        .isEqualTo(Portolan.REFUSED);
  }

  @Test
  void a_document_that_stays_open_is_found_beside_one_of_ours() throws IOException {
    // Given
    write("both.yaml", "kind: [\n---\n" + Shop.YAML);

    // Then
    assertThat(Said.of("lint", folder).out()).contains("[not-parsed]").contains("0 errors, 1 warn");
  }

  @Test
  void a_template_in_a_folder_is_left_out_and_said_so() throws IOException {
    // Given
    write("shop.yaml", Shop.YAML);
    Path template = write("configmap.yaml", TEMPLATE);

    // Then
    assertThat(Said.of("lint", folder).out())
        .startsWith(template + ":3:5: info: a template is left out: ")
        .contains("helm template CHART | portolan lint - [template-left-out]\n");
    assertThat(Said.of("lint", template).out())
        .contains("error: this is no YAML: ", "; a template must be rendered first [unreadable]");
  }

  @Test
  void other_verbs_go_on_and_say_what_they_do_not_know() throws IOException {
    // Given
    write("shop.yaml", Shop.YAML);
    Path template = write("configmap.yaml", TEMPLATE);
    Path broken = write("broken.yaml", "kind: [\n");

    // When
    Said said = Said.of("plan", folder);

    // Then
    assertThat(said.err())
        .startsWith("portolan: " + broken + ":2:1: this is no YAML: ")
        .endsWith(
            "portolan: 1 template is left out, such as " + template + ": give what is rendered\n");
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
    assertThat(Said.of("plan", broken).status()).isEqualTo(Portolan.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 1.2\n---\na: b\n",
        "on: push\njobs: {a: {if: \"${{ true }}\"}}\n",
        "!Tagged {a: !Ref b}\n",
        "{\n\t\"a\": [1,\n\t\t2]\n}\n",
        "[\n\t{\"a\": 1}\n]\n",
        "a: b\n---\n---\n# nothing\n",
        "a: {{ b }}\n" // a mapping whose key is a mapping: strange, but YAML
      })
  void what_can_be_parsed_is_passed_over(String text) throws IOException {
    // Given
    write("shop.yaml", Shop.YAML);
    write("other.yaml", text);

    // Then
    assertThat(Said.of("lint", folder).out())
        .isEqualTo("0 errors, 0 warnings and 0 remarks in 2 files.\n");
  }

  @Test
  void settings_of_other_programs_may_be_json_with_remarks() throws IOException {
    // Given
    write("shop.yaml", Shop.YAML);
    Path settings = write("tsconfig.json", "{\n\t// strict: it's better\n\t\"strict\": true,\n}\n");

    // Then
    assertThat(Said.of("lint", folder).out()).startsWith("0 errors, 0 warnings and 0 remarks");
    assertThat(Said.of("lint", settings).out()).contains("error: this is no YAML: ");
    write("tsconfig.json", "{\n\t\"apiVersion\": \"v1\",\n\t// \n\t\"kind\": \"}\n");
    assertThat(Said.of("lint", folder).out()).contains("1 warning");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
