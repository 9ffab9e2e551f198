package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.Script.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs are built where they cannot be downloaded. */
@Timeout(120)
class BuildTest {
  private final Path scratch;
  private final BareMachine machine;

  BuildTest(@TempDir Path scratch) throws IOException {
    this.scratch = scratch;
    machine = new BareMachine(scratch);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void what_cannot_be_downloaded_is_built() throws Exception {
    // Given
    machine.server().releaseEtcd(scratch);
    machine.toolbox().add("go", BareMachine.GO);

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(machine.cached("etcd")).hasContent(ReleaseServer.contentOf("etcd"));
    assertThat(machine.cached("kube-apiserver")).hasContent("built").isExecutable();
    assertThat(machine.notes())
        .content()
        .contains("k8s.io/kubernetes/cmd/kube-apiserver", "gitVersion=v1.36.3");
  }

  @Test
  void a_build_that_fails_says_why() {
    // Given
    machine
        .toolbox()
        .add("go", "[ \"$1\" != env ] || exit 0; echo 'no space left on device' >&2; exit 1");

    // When
    Outcome outcome = machine.script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).contains("go build of etcd failed:", "no space left on device");
  }

  @Test
  void two_at_once_build_once() throws Exception {
    // Given
    machine.toolbox().add("go", BareMachine.GO);
    Path gate = scratch.resolve("gate");
    Script script = machine.script(Map.of("GATE", gate.toString()));

    // When
    Script.Running first = script.start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(machine.notes()) > 0);
    Script.Running second = script.start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> second.stderr().soFar().contains("waiting"));
    Files.createFile(gate);

    // Then
    assertThat(first.nextLine()).contains(machine.cache().toString());
    assertThat(second.nextLine()).contains(machine.cache().toString());
    assertThat(Files.readAllLines(machine.notes())).hasSize(3);
  }

  @Test
  void an_interrupted_build_is_ended_and_installs_nothing() throws Exception {
    // Given
    machine.toolbox().add("go", BareMachine.GO);
    Path gate = scratch.resolve("gate");
    Script.Running build = machine.script(Map.of("GATE", gate.toString())).start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(machine.notes()) > 0);
    List<ProcessHandle> processes = build.process().descendants().toList();

    // When
    build.process().destroy();

    // Then
    assertThat(build.exitStatus()).isEqualTo(130);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> processes.stream().noneMatch(Processes::runs));
    assertThat(machine.namesInCache()).doesNotContain("etcd");
  }
}
