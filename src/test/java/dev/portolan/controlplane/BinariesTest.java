package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.Script.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the programs of the control plane come from, in which order. */
@Timeout(120)
class BinariesTest {
  private static final List<String> PROGRAMS =
      List.of("etcd", "kube-apiserver", "kube-controller-manager");

  /** Notes that it was called, waits for the gate when there is one, writes what it is told to. */
  private static final String GO =
      """
      [ "$1" != env ] || { echo go1.26.0; exit; }
      echo "$*" >>"$NOTES"
      while [ $# -gt 1 ]; do
        [ "$1" != -o ] || out=$2
        shift
      done
      while [ -n "$GATE" ] && [ ! -e "$GATE" ]; do sleep 0.1; done
      echo built >"$out"
      """;

  private final Path scratch;
  private final ReleaseServer server;
  private final Toolbox toolbox;
  private final Path cache;
  private final Path notes;

  BinariesTest(@TempDir Path scratch) throws IOException {
    this.scratch = scratch;
    server = new ReleaseServer();
    toolbox = Toolbox.usual(Files.createDirectory(scratch.resolve("path")));
    cache = scratch.resolve("cache/portolan/control-plane/v1.36.3-etcd-v3.6.16");
    notes = Files.createFile(scratch.resolve("notes"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_named_folder_comes_first() throws IOException {
    // Given
    Path named = fill(scratch.resolve("named"), PROGRAMS);
    fill(cache, PROGRAMS);

    // When
    Outcome outcome =
        script(Map.of("PORTOLAN_CONTROL_PLANE_BIN", named.toString())).run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(named.toString());
    assertThat(outcome.status()).isZero();
  }

  @Test
  void a_named_folder_must_have_every_program() throws IOException {
    // Given
    Path named = fill(scratch.resolve("named"), List.of("etcd", "kube-apiserver"));
    fill(cache, PROGRAMS);

    // When
    Outcome outcome =
        script(Map.of("PORTOLAN_CONTROL_PLANE_BIN", named.toString())).run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).contains(named + " has no kube-controller-manager:");
  }

  @Test
  void the_cache_comes_before_a_download() throws Exception {
    // Given
    releaseAll();
    fill(cache, PROGRAMS);

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(cache.toString());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_download_comes_before_a_build() throws Exception {
    // Given
    releaseAll();
    toolbox.add("go", GO);

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.out()).containsExactly(cache.toString());
    assertThat(PROGRAMS)
        .allSatisfy(
            program ->
                assertThat(cached(program))
                    .hasContent(ReleaseServer.contentOf(program))
                    .isExecutable());
    assertThat(notes).isEmptyFile();
  }

  @Test
  void only_what_the_cache_lacks_is_downloaded() throws Exception {
    // Given
    releaseAll();
    fill(cache, List.of("etcd", "kube-apiserver"));

    // When
    script().run("binaries");

    // Then
    assertThat(server.requests())
        .hasSize(2)
        .allMatch(path -> path.contains("kube-controller-manager"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kube-apiserver", "etcd"})
  void a_download_with_a_wrong_checksum_is_refused(String program) throws Exception {
    // Given
    releaseAll();
    server.tamperWith(program.equals("etcd") ? ".tar.gz" : program);

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).containsPattern("REFUSED: .*" + program + ".* has the checksum");
    assertThat(namesIn(cache)).doesNotContain(program).noneMatch(name -> name.startsWith(".part"));
  }

  @Test
  void an_empty_checksum_admits_nothing() throws Exception {
    // Given
    releaseAll();
    server.empty(".sha256");

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.messages()).contains("released was none");
    assertThat(namesIn(cache)).doesNotContain("kube-apiserver", "kube-controller-manager");
  }

  @Test
  void what_cannot_be_downloaded_is_built() throws Exception {
    // Given
    server.releaseEtcd(scratch);
    toolbox.add("go", GO);

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.status()).isZero();
    assertThat(cached("etcd")).hasContent(ReleaseServer.contentOf("etcd"));
    assertThat(cached("kube-apiserver")).hasContent("built").isExecutable();
    assertThat(notes)
        .content()
        .contains("k8s.io/kubernetes/cmd/kube-apiserver", "gitVersion=v1.36.3");
  }

  @Test
  void offline_nobody_is_asked() throws Exception {
    // Given
    releaseAll();
    toolbox.add("go", GO);

    // When
    script(Map.of("PORTOLAN_OFFLINE", "1")).run("binaries");

    // Then
    assertThat(server.requests()).isEmpty();
    assertThat(cached("etcd")).hasContent("built");
  }

  @Test
  void a_build_that_fails_says_why() {
    // Given
    toolbox.add("go", "[ \"$1\" != env ] || exit 0; echo 'no space left on device' >&2; exit 1");

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.messages()).contains("go build of etcd failed:", "no space left on device");
  }

  @Test
  void a_machine_with_nothing_is_told_what_to_do() {
    // Given no Go, and a server that has nothing

    // When
    Outcome outcome = script().run("binaries");

    // Then
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.messages())
        .contains("missing: etcd kube-apiserver kube-controller-manager.")
        .contains("install Go 1.26 or newer", server.url(), "PORTOLAN_CONTROL_PLANE_BIN");
  }

  @Test
  void two_at_once_build_once() throws Exception {
    // Given
    toolbox.add("go", GO);
    Path gate = scratch.resolve("gate");
    Script script = script(Map.of("GATE", gate.toString()));

    // When
    Script.Running first = script.start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(notes) > 0);
    Script.Running second = script.start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> second.stderr().soFar().contains("waiting"));
    Files.createFile(gate);

    // Then
    assertThat(first.nextLine()).contains(cache.toString());
    assertThat(second.nextLine()).contains(cache.toString());
    assertThat(Files.readAllLines(notes)).hasSize(3);
  }

  @Test
  void an_interrupted_build_is_ended_and_installs_nothing() throws Exception {
    // Given
    toolbox.add("go", GO);
    Path gate = scratch.resolve("gate");
    Script.Running build = script(Map.of("GATE", gate.toString())).start("binaries");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(notes) > 0);
    List<ProcessHandle> processes = build.process().descendants().toList();

    // When
    build.process().destroy();

    // Then
    assertThat(build.exitStatus()).isEqualTo(130);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> processes.stream().noneMatch(Processes::runs));
    assertThat(namesIn(cache)).doesNotContain("etcd");
  }

  @Test
  void the_kubectl_on_the_path_is_used() {
    // Given
    toolbox.add("kubectl", "echo mine: \"$@\"");

    // When
    Outcome outcome = script().run("kubectl", "get", "all of it");

    // Then
    assertThat(outcome.out()).containsExactly("mine: get all of it");
  }

  @Test
  void a_given_kubectl_comes_before_the_one_on_the_path() {
    // Given
    toolbox.add("kubectl", "echo mine");
    Path given = toolbox.add("other-kubectl", "echo given");

    // When
    Outcome outcome = script(Map.of("PORTOLAN_KUBECTL", given.toString())).run("kubectl");

    // Then
    assertThat(outcome.out()).containsExactly("given");
  }

  @Test
  void a_machine_without_kubectl_gets_one() {
    // Given
    server.release("kubectl", "#!/bin/sh\necho released: \"$@\"\n");

    // When
    Outcome outcome = script().run("kubectl", "version");

    // Then
    assertThat(outcome.out()).containsExactly("released: version");
    assertThat(cached("kubectl")).isExecutable();
  }

  private Script script() {
    return script(Map.of());
  }

  private Script script(Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PATH", toolbox.folder().toString(),
                "XDG_CACHE_HOME", scratch.resolve("cache").toString(),
                "PORTOLAN_KUBERNETES_URL", server.url(),
                "PORTOLAN_ETCD_URL", server.url(),
                "PORTOLAN_CONTROL_PLANE_BIN", "",
                "PORTOLAN_KUBECTL", "",
                "PORTOLAN_OFFLINE", "",
                "NOTES", notes.toString(),
                "GATE", ""));
    environment.putAll(more);
    return Script.silent(environment);
  }

  private void releaseAll() throws IOException, InterruptedException {
    server.releaseEtcd(scratch);
    server.release("kube-apiserver", ReleaseServer.contentOf("kube-apiserver"));
    server.release("kube-controller-manager", ReleaseServer.contentOf("kube-controller-manager"));
  }

  private static Path fill(Path folder, List<String> programs) throws IOException {
    Toolbox filled = new Toolbox(Files.createDirectories(folder));
    programs.forEach(program -> filled.add(program, "exit 1"));
    return folder;
  }

  private Path cached(String program) {
    return cache.resolve(program);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
