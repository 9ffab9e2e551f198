package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.Script.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the programs of the control plane come from, in which order. */
@Timeout(120)
class BinariesTest {
  private final Path scratch;
  private final BareMachine machine;

  BinariesTest(@TempDir Path scratch) throws IOException {
    this.scratch = scratch;
    machine = new BareMachine(scratch);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void a_named_folder_comes_first() throws IOException {
    // Given
    Path named = BareMachine.fill(scratch.resolve("named"), BareMachine.PROGRAMS);
    BareMachine.fill(machine.cache(), BareMachine.PROGRAMS);

    // When
    Outcome outcome =
        machine.script(Map.of("PORTOLAN_CONTROL_PLANE_BIN", named.toString())).run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(named.toString());
    assertThat(outcome.status()).isZero();
  }

  @Test
  void a_named_folder_must_have_every_program() throws IOException {
    // Given
    Path named = BareMachine.fill(scratch.resolve("named"), List.of("etcd", "kube-apiserver"));
    BareMachine.fill(machine.cache(), BareMachine.PROGRAMS);

    // When
    Outcome outcome =
        machine.script(Map.of("PORTOLAN_CONTROL_PLANE_BIN", named.toString())).run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).contains(named + " has no kube-controller-manager:");
  }

  @Test
  void the_cache_comes_before_a_download() throws Exception {
    // Given
    machine.releaseAll();
    BareMachine.fill(machine.cache(), BareMachine.PROGRAMS);

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(machine.cache().toString());
    assertThat(machine.server().requests()).isEmpty();
  }

  @Test
  void a_download_comes_before_a_build() throws Exception {
    // Given
    machine.releaseAll();
    machine.toolbox().add("go", BareMachine.GO);

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(machine.cache().toString());
    assertThat(BareMachine.PROGRAMS)
        .allSatisfy(
            program ->
                assertThat(machine.cached(program))
                    .hasContent(ReleaseServer.contentOf(program))
                    .isExecutable());
    assertThat(machine.notes()).isEmptyFile();
  }

  @Test
  void only_what_the_cache_lacks_is_downloaded() throws Exception {
    // Given
    machine.releaseAll();
    BareMachine.fill(machine.cache(), List.of("etcd", "kube-apiserver"));

    // When
    machine.script().run("binaries");

    // Then
    assertThat(machine.server().requests())
        .hasSize(2)
        .allMatch(path -> path.contains("kube-controller-manager"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kube-apiserver", "etcd"})
  void a_download_with_a_wrong_checksum_is_refused(String program) throws Exception {
    // Given
    machine.releaseAll();
    machine.server().tamperWith(program.equals("etcd") ? ".tar.gz" : program);

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).containsPattern("REFUSED: .*" + program + ".* has the checksum");
    assertThat(machine.namesInCache())
        .doesNotContain(program)
        .noneMatch(name -> name.startsWith(".part"));
  }

  @Test
  void an_empty_checksum_admits_nothing() throws Exception {
    // Given
    machine.releaseAll();
    machine.server().empty(".sha256");

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.messages()).contains("released was none");
    assertThat(machine.namesInCache()).doesNotContain("kube-apiserver", "kube-controller-manager");
  }

  @Test
  void offline_nobody_is_asked() throws Exception {
    // Given
    machine.releaseAll();
    machine.toolbox().add("go", BareMachine.GO);

    // When
    machine.script(Map.of("PORTOLAN_OFFLINE", "1")).run("binaries");

    // Then
    assertThat(machine.server().requests()).isEmpty();
    assertThat(machine.cached("etcd")).hasContent("built");
  }

  @Test
  void a_machine_with_nothing_is_told_what_to_do() {
    // Given no Go, and a server that has nothing

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.messages())
        .contains("missing: etcd kube-apiserver kube-controller-manager.")
        .contains("install Go 1.26 or newer", machine.server().url(), "PORTOLAN_CONTROL_PLANE_BIN");
  }
}
