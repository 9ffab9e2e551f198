package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What a terminal gets that a pipe does not: colours, and how far a long verb has come. */
class AtTerminalTest {

  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[39m";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_severity_is_coloured() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(Ansi.ON, "lint", file).out())
        .contains(":9:78: " + RED + "error" + PLAIN + ": 8080/TCP in namespace apps is held");
  }

  @Test
  void what_a_plan_grants_and_refuses_is_told_apart() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(Ansi.ON, "plan", file).out())
        .contains("  " + GREEN + "+" + PLAIN + " apps/one web/http 8080/TCP Internal: Granted")
        .contains("  " + RED + "!" + PLAIN + " apps/other ui/http 8080/TCP Internal: Conflicted");
  }

  @Test
  void the_state_of_a_port_is_coloured() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(Ansi.ON, "report", file).out())
        .contains(GREEN + "Granted" + PLAIN, RED + "Conflicted" + PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "plan", "report"})
  void colours_take_no_room_and_a_pipe_gets_none(String verb) throws IOException {
    // Given
    Path file = contested();

    // When
    Shown pipe = Shown.at(Ansi.OFF, verb, file);
    Shown terminal = Shown.at(Ansi.ON, verb, file);

    // Then
    assertThat(pipe.out()).doesNotContain("\u001b").isEqualTo(Said.of(verb, file).out());
    assertThat(terminal.out().replaceAll("\u001b\\[\\d+m", "")).isEqualTo(pipe.out());
  }

  @Test
  void a_document_brings_no_colours_of_its_own() throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("loud.yaml"),
            "apiVersion: portolan.dev/v1alpha1\nkind: \"\\e[31merror: [x]\"\n");

    // Then
    assertThat(Shown.at(Ansi.ON, "lint", file).out().split("\u001b", -1)).hasSize(3);
  }

  @Test
  void many_files_are_counted_while_they_are_read() throws IOException {
    // Given
    for (int i = 0; i < 500; i++) {
      Files.writeString(folder.resolve(i + ".yaml"), "a: b\n");
    }

    // Then
    assertThat(Shown.at(Ansi.ON, "lint", folder).err())
        .isEqualTo("\r\u001b[K500 files read\r\u001b[Kchecking 500 files\r\u001b[K");
    assertThat(Shown.at(Ansi.OFF, "lint", folder).err()).isEmpty();
  }

  @Test
  void a_few_files_are_not_worth_a_word() throws IOException {
    assertThat(Shown.at(Ansi.ON, "lint", contested()).err()).isEmpty();
  }

  private Path contested() throws IOException {
    return Files.writeString(
        folder.resolve("contested.yaml"),
        declared("one", "2026-01-01", "web") + "---\n" + declared("other", "2026-01-02", "ui"));
  }

  private static String declared(String allocation, String day, String service) {
    return """
        apiVersion: portolan.dev/v1alpha1
        kind: PortAllocation
        metadata: {name: %s, namespace: apps, creationTimestamp: "%sT00:00:00Z"}
        spec: {services: [{name: %3$s, selector: {app: %3$s}, ports: [{name: http, port: 8080}]}]}
        """
        .formatted(allocation, day, service);
  }

  /** What a verb shows. */
  private record Shown(String out, String err) {

    static Shown at(Ansi ansi, String verb, Path path) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine line = Portolan.line(verb);
      line.setColorScheme(Help.defaultColorScheme(ansi));
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      line.execute(verb, path.toString());
      return new Shown(out.toString(), err.toString());
    }
  }
}
