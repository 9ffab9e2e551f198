package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What kubectl is told that asks how {@code kubectl ports} goes on; bash says the same of portolan.
 */
class CompletionTest {

  @TempDir private Path folder = Path.of("");

  private Path asked = Path.of("");

  @BeforeEach
  void a_launcher_that_needs_no_build() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("bin/kubectl_complete-ports"), bin.resolve("kubectl_complete-ports"));
    Files.writeString(bin.resolve("script"), Said.of("completion", "bash").out());
    Path launcher = bin.resolve("portolan");
    Files.writeString(launcher, "#!/bin/sh\nexec cat \"$(dirname \"$0\")/script\"\n");
    for (Path file : List.of(launcher, bin.resolve("kubectl_complete-ports"))) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path elsewhere = Files.createDirectories(folder.resolve("on the path"));
    asked =
        Files.createSymbolicLink(
            elsewhere.resolve("kubectl_complete-ports"), Path.of("../bin/kubectl_complete-ports"));
  }

  @Test
  void verbs_options_and_their_values_are_completed() throws Exception {
    assertThat(completed("")).contains("lint", "explain", "help").endsWith(":4");
    assertThat(completed("re")).containsExactly("report", ":4");
    assertThat(completed("lint", "--out")).containsExactly("--output", ":4");
    assertThat(completed("lint", "-o", "")).contains("sarif", "github").endsWith(":4");
    assertThat(completed("free", "--scope", "L")).containsExactly("LoadBalancer", ":4");
    assertThat(completed("plan", "--against", "cl")).containsExactly("cluster", ":4");
  }

  @Test
  void files_are_left_to_the_shell() throws Exception {
    assertThat(completed("lint", "")).containsExactly(":0");
    assertThat(completed("export", "--check", "b")).containsExactly(":0");
    assertThat(completed("plan", "--against", "b")).containsExactly(":0");
  }

  private List<String> completed(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(asked.toString()));
    Collections.addAll(command, words);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    return lines;
  }
}
