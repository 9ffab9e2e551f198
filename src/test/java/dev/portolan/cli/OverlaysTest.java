package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays of kustomize are not applied, and who gives one is told what to do instead. */
class OverlaysTest {

  /** A patch that is no whole allocation. */
  private static final String PATCH =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: shop, namespace: apps}
      spec: {services: [{name: web, ports: [{name: http, port: 8081}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void a_base() throws IOException {
    write("base/kustomization.yaml", "resources: [ports.yaml]\n");
    write("base/ports.yaml", Shop.YAML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patches: [{path: ports.yaml}]",
        "patches: [{path: ./ports.yaml, target: {kind: PortAllocation}}]",
        "patchesStrategicMerge: [ports.yaml]",
        "resources: [../base]",
        "bases: [../base]",
        "{namespace: prod, resources: [ports.yaml]}",
      })
  void an_allocation_that_an_overlay_changes_is_not_called_a_second_one(String kustomization)
      throws IOException {
    // Given
    write("prod/kustomization.yaml", kustomization);
    write("prod/ports.yaml", Shop.YAML);

    // When
    Said said = Said.of("lint", folder);

    // Then
    assertThat(said.out())
        .startsWith(
            "%1$s/prod/ports.yaml:3:18: error: PortAllocation apps/shop is declared in"
                    .formatted(folder)
                + " %1$s/base/ports.yaml:3:18 already. %1$s/prod/kustomization.yaml "
                    .formatted(folder))
        .contains(
            "overlays are not applied here; check what it makes: kubectl kustomize %s/prod |"
                    .formatted(folder)
                + " portolan lint - [declared-twice]\n")
        .doesNotContain("remove or rename");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void it_does_not_matter_which_of_the_two_is_read_first() throws IOException {
    // Given
    write("a-prod/Kustomization", "{resources: [../base], patches: [{path: p/ports.yaml}]}");
    write("a-prod/p/ports.yaml", Shop.YAML);

    // Then
    assertThat(Said.of("lint", folder).out())
        .contains(
            "base/ports.yaml:3:18: error: ", "/a-prod/Kustomization has this file as a patch");
  }

  @Test
  void what_a_patch_leaves_out_is_told_to_be_a_patchs() throws IOException {
    // Given
    write("it's prod/kustomization.yml", "patches: [{path: ports.yaml}]");
    write("it's prod/ports.yaml", PATCH);

    // Then
    assertThat(Said.of("lint", folder).out())
        .contains("web has no selector", " has this file as a patch, and overlays are not applied")
        .contains("kubectl kustomize '" + folder + "/it'\\''s prod' | portolan lint -");
    assertThat(Said.of("plan", folder).err()).contains("kubectl kustomize '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: [ports.yaml]",
        "patches: [{patch: 'ports.yaml', target: {kind: Service}}]",
        "patches: [{path: other.yaml}]",
        "not: [closed"
      })
  void elsewhere_two_of_one_name_are_a_mistake(String kustomization) throws IOException {
    // Given
    write("prod/kustomization.yaml", kustomization);
    write("prod/ports.yaml", Shop.YAML);

    // Then
    assertThat(Said.of("lint", folder).out())
        .contains("already: remove or rename one of the two [declared-twice]");
  }

  @Test
  void above_what_was_given_nothing_is_looked_at() throws IOException {
    // Given
    write("prod/kustomization.yaml", "patches: [{path: p/ports.yaml}]");
    write("prod/p/ports.yaml", PATCH);

    // Then
    assertThat(Said.of("lint", folder.resolve("prod")).out()).contains("kubectl kustomize");
    assertThat(Said.of("lint", folder.resolve("prod/p")).out()).doesNotContain("kustomize");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
