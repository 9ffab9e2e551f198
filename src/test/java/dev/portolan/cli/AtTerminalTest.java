package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What a terminal gets that a pipe does not: colours, and how far a long verb has come. */
class AtTerminalTest {

  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[39m";

  private static final Terminals BOTH = new Terminals(true, true, true);
  private static final Terminals OUT = new Terminals(true, false, true);
  private static final Terminals ERR = new Terminals(false, true, true);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_severity_is_coloured() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(BOTH, "lint", file).out())
        .contains(":9:78: " + RED + "error" + PLAIN + ": 8080/TCP in namespace apps is held");
  }

  @Test
  void what_a_plan_grants_and_refuses_is_told_apart() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(BOTH, "plan", file).out())
        .contains("  " + GREEN + "+" + PLAIN + " apps/one web/http 8080/TCP Internal: Granted")
        .contains("  " + RED + "!" + PLAIN + " apps/other ui/http 8080/TCP Internal: Conflicted");
  }

  @Test
  void the_state_of_a_port_is_coloured() throws IOException {
    // Given
    Path file = contested();

    // Then
    assertThat(Shown.at(BOTH, "report", file).out())
        .contains(GREEN + "Granted" + PLAIN, RED + "Conflicted" + PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "plan", "report"})
  void colours_take_no_room_and_a_pipe_gets_none(String verb) throws IOException {
    // Given
    Path file = contested();

    // When
    Shown pipe = Shown.at(Terminals.NONE, verb, file);
    Shown terminal = Shown.at(BOTH, verb, file);

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
    assertThat(Shown.at(BOTH, "lint", file).out().split("\u001b", -1)).hasSize(3);
  }

  @Test
  void many_files_are_counted_while_they_are_read() throws IOException {
    // Given
    for (int i = 0; i < 500; i++) {
      Files.writeString(
          folder.resolve(i + ".yaml"),
          "apiVersion: portolan.dev/v1alpha1\nkind: PortPolicy\nmetadata: {name: p%d}\n"
                  .formatted(i)
              + "spec: {}\n");
    }

    // Then
    assertThat(Shown.at(ERR, "lint", folder).err())
        .isEqualTo("\r\u001b[K500 files read\r\u001b[Kchecking 500 files\r\u001b[K");
    assertThat(Shown.at(OUT, "lint", folder).err()).isEmpty();
  }

  @Test
  void a_few_files_are_not_worth_a_word() throws IOException {
    assertThat(Shown.at(BOTH, "lint", contested()).err()).isEmpty();
  }

  @Test
  void a_word_goes_to_the_terminal_that_reads_it() throws IOException {
    // Given
    Path map =
        Files.writeString(
            folder.resolve("PORTS.md"),
            "| Service | Port |\n|---|---|\n| web | 3000 |\n| ui | 3000 |\n");

    // Then
    assertThat(Shown.at(ERR, "import", map).err()).contains(RED + "error" + PLAIN);
    assertThat(Shown.at(OUT, "import", map).err()).contains("error").doesNotContain("\u001b");
  }

  @Test
  void an_explanation_tells_the_state_in_colours() throws IOException {
    // Given
    CommandLine line = Portolan.line(OUT, "explain");
    StringWriter out = new StringWriter();

    // When
    line.setOut(new PrintWriter(out)).execute("explain", "apps/other", contested().toString());

    // Then
    assertThat(out.toString())
        .startsWith("apps/other/ui/http 8080/TCP Internal: " + RED + "Conflicted" + PLAIN + "\n");
  }

  @Test
  void who_wants_no_colours_is_told_the_progress_all_the_same() {
    // When
    Terminals terminals = Terminals.of("12", Map.of("NO_COLOR", "1"));

    // Then
    assertThat(terminals.err()).isTrue();
    assertThat(terminals.outColours()).isEqualTo(Ansi.OFF);
  }

  @Test
  void a_dumb_terminal_is_spared_what_it_would_print() {
    assertThat(Terminals.of("12", Map.of("TERM", "dumb"))).isEqualTo(Terminals.NONE);
    assertThat(Terminals.of("2", Map.of("TERM", "xterm"))).isEqualTo(ERR);
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

    static Shown at(Terminals terminals, String verb, Path path) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine line = Portolan.line(terminals, verb);
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      line.execute(verb, path.toString());
      return new Shown(out.toString(), err.toString());
    }
  }
}
