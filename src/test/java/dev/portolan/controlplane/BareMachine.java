package dev.portolan.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine with nothing but the usual commands, an empty cache, and a place to download from. */
final class BareMachine implements AutoCloseable {
  static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver", "kube-controller-manager");

  /** Notes that it was called, waits for the gate when there is one, writes what it is told to. */
  static final String GO =
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
  private final Path cache;
  private final Path notes;
  private final ReleaseServer server;
  private final Toolbox toolbox;

  BareMachine(Path scratch) throws IOException {
    this.scratch = scratch;
    cache = scratch.resolve("cache/portolan/control-plane/v1.36.3-etcd-v3.6.16");
    notes = Files.createFile(scratch.resolve("notes"));
    server = new ReleaseServer();
    toolbox = Toolbox.usual(Files.createDirectory(scratch.resolve("path")));
  }

  Script script() {
    return script(Map.of());
  }

  Script script(Map<String, String> more) {
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

  ReleaseServer server() {
    return server;
  }

  Toolbox toolbox() {
    return toolbox;
  }

  Path cache() {
    return cache;
  }

  /** The calls of the fake Go, one per line. */
  Path notes() {
    return notes;
  }

  void releaseAll() throws IOException, InterruptedException {
    server.releaseEtcd(scratch);
    server.release("kube-apiserver", ReleaseServer.contentOf("kube-apiserver"));
    server.release("kube-controller-manager", ReleaseServer.contentOf("kube-controller-manager"));
  }

  static Path fill(Path folder, List<String> programs) throws IOException {
    Toolbox filled = new Toolbox(Files.createDirectories(folder));
    programs.forEach(program -> filled.add(program, "exit 1"));
    return folder;
  }

  Path cached(String program) {
    return cache.resolve(program);
  }

  List<String> namesInCache() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
