package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.deploy.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What kubectl is told that asks how {@code kubectl ports} goes on; bash says the same of portolan.
 */
class CompletionTest {

  /** Types {@code $0} at a zsh of its own, and waits until {@code $1} is to be seen there. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty -b shell zsh -f -i
      zpty -w shell 'PS1= PS2=; unsetopt zle_bracketed_paste prompt_sp; stty -echo; . ./zsh; echo rea""dy'
      zpty -r shell before '*ready*'
      zpty -w -n shell "$0"$'\\t'
      zpty -r shell answer "*${(b)1}*"
      """;

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

  @Test
  void a_value_is_completed_behind_an_equals_sign_too() throws Exception {
    assertThat(completed("lint", "--output=s")).containsExactly("sarif", ":4");
    assertThat(completed("lint", "-o=")).contains("text", "sarif").endsWith(":4");
    assertThat(completed("report", "--output=s")).containsExactly(":0");
    assertThat(completed("lint", "--environment=shop=production", "--fail-on=w"))
        .containsExactly("warning", ":4");
  }

  @ParameterizedTest
  @CsvSource({
    "lint --output = s, sarif",
    "lint --output s, sarif",
    "lint --output=s, --output=sarif",
    "plan --against=b, --against=bin",
    "lint plan --fail-on w, warning"
  })
  void bash_is_answered_whether_it_parts_words_at_equals_signs_or_not(String words, String reply)
      throws Exception {
    // Given
    String ask = "source bin/script; COMP_WORDS=(portolan %s); COMP_CWORD=%d; _portolan 2>&1; ";

    // When
    List<String> lines =
        lines(
            "bash",
            "-c",
            ask.formatted(words, words.split(" ").length) + "printf '%s\\n' \"${COMPREPLY[@]}\"");

    // Then
    assertThat(lines).last().isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "lint --output=s, --output=sarif",
    "lint --output s, --output sarif",
    "export --check=bin/sc, --check=bin/script",
    "lint on, on\\ the\\ path/"
  })
  void a_real_zsh_completes_what_is_typed(String typed, String completed) throws Exception {
    // Given
    Tool zsh = Tool.orSkip("zsh");
    Files.writeString(folder.resolve("zsh"), Said.of("completion", "zsh").out());
    Map<String, String> variables = Map.of("TERM", "dumb", "ZDOTDIR", folder.toString());

    // Then
    assertThat(zsh.run(folder, variables, "-fc", ZSH, "portolan " + typed, completed).status())
        .isZero();
  }

  private List<String> completed(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(asked.toString()));
    Collections.addAll(command, words);
    return lines(command.toArray(String[]::new));
  }

  private List<String> lines(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    return lines;
  }
}
