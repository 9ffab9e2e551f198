package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A control plane of each test's own: how it ends, whatever ends it. */
@WithControlPlane
@Timeout(240)
class StartAndStopTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Path PROGRAMS = Path.of(Script.plain().run("binaries").out().getFirst());

  /**
   * A parent that stays until it is killed. It undoes what a {@code nohup} or a background start of
   * the tests does: signals ignored at the start of a shell cannot be trapped.
   */
  private static final List<String> PARENT =
      List.of("env", "--default-signal=INT,HUP", "bash", "-c", "set -m; \"$@\" & wait", "parent");

  private final Path scratch;
  private final List<Script.Running> started = new ArrayList<>();

  StartAndStopTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @AfterEach
  void stopWhatATestLeft() {
    started.forEach(running -> running.process().destroy());
    started.forEach(Script.Running::exitStatus);
  }

  enum End {
    CTRL_C("kill -INT $script"),
    TERM("kill -TERM $script"),
    HANG_UP("kill -HUP $script"),
    SCRIPT_KILLED("kill -9 $script"),
    PARENT_KILLED("kill -9 $parent");

    private final String command;

    End(String command) {
      this.command = command;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_stays_behind(End end) throws Exception {
    // Given
    Path folder = scratch.resolve("plane");
    Script.Running parent = start(PARENT, folder, Map.of());
    List<ProcessHandle> processes = parent.process().descendants().toList();
    ProcessHandle script = parent.process().children().findFirst().orElseThrow();

    // When
    run(
        end.command
            .replace("$script", Long.toString(script.pid()))
            .replace("$parent", Long.toString(parent.process().pid())));

    // Then
    assertThat(processes).hasSizeGreaterThanOrEqualTo(5);
    await().atMost(BOUND).until(() -> processes.stream().noneMatch(Processes::runs));
    await().atMost(BOUND).until(() -> Files.notExists(ControlPlane.processes(folder)));
    assertThat(folder.resolve("kubeconfig")).doesNotExist();
    assertThat(folder.resolve("audit.log")).exists();
  }

  @Test
  void two_run_side_by_side() throws IOException {
    // Given
    Path one = scratch.resolve("one");
    Path other = scratch.resolve("other");
    Script.Running first = launch(Map.of(), one);
    Script.Running second = launch(Map.of(), other);
    assertThat(first.nextLine()).isPresent();
    assertThat(second.nextLine()).isPresent();

    // When
    first.process().destroy();
    first.exitStatus();

    // Then
    try (ControlPlane left = new ControlPlane(other)) {
      assertThat(left.client().namespaces().list().getItems()).isNotEmpty();
    }
    assertThat(one.resolve("kubeconfig")).doesNotExist();
  }

  @Test
  void a_folder_in_use_is_not_taken_over() throws Exception {
    // Given
    Path folder = scratch.resolve("plane");
    start(List.of(), folder, Map.of());

    // When
    Script.Running second = launch(Map.of(), folder);

    // Then
    assertThat(second.exitStatus()).isOne();
    assertThat(second.messages()).contains("already running in " + ControlPlane.processes(folder));
    assertThat(folder.resolve("kubeconfig")).exists();
  }

  @Test
  void a_folder_with_other_things_in_it_is_not_touched() throws IOException {
    // Given
    Path folder = scratch.resolve("plane");
    Path mine = Files.createDirectories(ControlPlane.processes(folder)).resolve("mine.txt");
    Files.writeString(mine, "keep me");

    // When
    Script.Running running = launch(Map.of(), folder);

    // Then
    assertThat(running.exitStatus()).isOne();
    assertThat(running.messages()).contains("is not empty", "give --dir a new or an empty folder");
    assertThat(mine).hasContent("keep me");
  }

  @Test
  void a_folder_left_by_a_killed_control_plane_is_taken_over() throws Exception {
    // Given
    Path folder = scratch.resolve("plane");
    Script.Running killed = start(List.of(), folder, Map.of());
    List<ProcessHandle> processes = killed.process().descendants().toList();
    processes.stream().filter(StartAndStopTest::isShell).forEach(ProcessHandle::destroyForcibly);
    killed.process().destroyForcibly();
    killed.exitStatus();

    // When
    start(List.of(), folder, Map.of());

    // Then
    assertThat(processes).hasSizeGreaterThanOrEqualTo(4).noneMatch(Processes::runs);
  }

  @Test
  void a_folder_that_is_removed_ends_its_control_plane() throws Exception {
    // Given
    Path folder = scratch.resolve("plane");
    Script.Running running = start(List.of(), folder, Map.of());
    List<ProcessHandle> processes = running.process().descendants().toList();

    // When
    run("rm -rf " + ControlPlane.processes(folder));

    // Then
    assertThat(running.exitStatus()).isOne();
    assertThat(running.messages()).contains("processes has been removed");
    assertThat(processes).hasSizeGreaterThanOrEqualTo(4).noneMatch(Processes::runs);
    assertThat(folder.resolve("kubeconfig")).doesNotExist();
  }

  @Test
  void a_component_that_does_not_come_up_is_reported_with_the_end_of_its_log() throws IOException {
    // Given
    Path folder = scratch.resolve("plane");
    Toolbox broken = programs();
    broken.add("etcd", "echo cannot open the data folder; exit 7");

    // When
    Script.Running running = launch(named(broken), folder);

    // Then
    assertThat(running.exitStatus()).isOne();
    assertThat(running.messages()).contains("etcd did not come up", "cannot open the data folder");
    assertThat(ControlPlane.processes(folder)).doesNotExist();
  }

  @Test
  void a_component_that_dies_takes_the_others_along() throws Exception {
    // Given
    Path folder = scratch.resolve("plane");
    Script.Running running = start(List.of(), folder, Map.of());
    List<ProcessHandle> processes = running.process().descendants().toList();

    // When
    run("kill -9 " + Files.readString(ControlPlane.processes(folder).resolve("etcd.pid")));

    // Then
    assertThat(running.exitStatus()).isOne();
    assertThat(running.messages()).contains("etcd has ended");
    assertThat(processes).noneMatch(Processes::runs);
  }

  @Test
  void a_port_that_somebody_else_took_is_left_to_him() throws IOException {
    // Given
    Toolbox unlucky = programs();
    Path real = PROGRAMS.resolve("kube-apiserver");
    Path before = scratch.resolve("before");
    unlucky.add(
        "kube-apiserver",
        """
        [ -e %s ] || { touch %s; echo "listen tcp: bind: address already in use"; exit 1; }
        exec %s "$@"
        """
            .formatted(before, before, real));

    // When
    Script.Running running = start(List.of(), scratch.resolve("plane"), named(unlucky));

    // Then
    assertThat(running.process().isAlive()).isTrue();
    assertThat(before).exists();
  }

  @Test
  void more_flags_reach_the_api_server() {
    // Given
    Path folder = scratch.resolve("plane");
    String[] flags = ControlPlane.flags(folder, "--service-node-port-range=31000-31000");

    // When
    ready(Script.silent(Map.of()).start(flags));

    // Then
    try (ControlPlane own = new ControlPlane(folder)) {
      Service service = nodePortService(own.newNamespace("range"));
      Service created = own.client().resource(service).create();
      assertThat(created.getSpec().getPorts().getFirst().getNodePort()).isEqualTo(31000);
    }
  }

  private static boolean isShell(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("bash");
  }

  private static Service nodePortService(String namespace) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withType("NodePort")
        .addNewPort()
        .withPort(80)
        .endPort()
        .endSpec()
        .build();
  }

  /** Starts a control plane and waits until it is ready. */
  private Script.Running start(List<String> starter, Path folder, Map<String, String> environment) {
    return ready(Script.silent(environment).startBy(starter, ControlPlane.flags(folder)));
  }

  private Script.Running launch(Map<String, String> environment, Path folder) {
    Script.Running running = ControlPlane.launch(Script.silent(environment), folder);
    started.add(running);
    return running;
  }

  private Script.Running ready(Script.Running running) {
    started.add(running);
    assertThat(running.nextLine()).as(running.stderr()::soFar).isPresent();
    return running;
  }

  private Toolbox programs() throws IOException {
    Toolbox toolbox = new Toolbox(Files.createDirectory(scratch.resolve("programs")));
    Stream.of("etcd", "kube-apiserver", "kube-controller-manager")
        .map(PROGRAMS::resolve)
        .forEach(toolbox::link);
    return toolbox;
  }

  private static Map<String, String> named(Toolbox programs) {
    return Map.of("PORTOLAN_CONTROL_PLANE_BIN", programs.folder().toString());
  }

  private static void run(String command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
  }
}
