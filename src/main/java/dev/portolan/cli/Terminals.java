package dev.portolan.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Who reads what a verb writes: a person at a terminal, or a file or a pipe.
 *
 * @param out whether the standard output is a terminal
 * @param err whether the standard error is
 * @param coloured whether colours are wanted there
 */
record Terminals(boolean out, boolean err, boolean coloured) {

  /** Neither is one. */
  static final Terminals NONE = new Terminals(false, false, false);

  /** Set by {@code bin/portolan}: which of the file descriptors 1 and 2 are terminals. */
  private static final String PROPERTY = "portolan.terminals";

  /** Those of this process. Java knows of both streams at once only; its launcher knows more. */
  static Terminals ofThisProcess() {
    return of(
        Optional.ofNullable(System.getProperty(PROPERTY)).orElseGet(Terminals::asJavaKnows),
        System.getenv());
  }

  private static String asJavaKnows() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        ? "12"
        : "";
  }

  /**
   * No line is wiped on a dumb terminal, and none is coloured against <a
   * href="https://no-color.org">NO_COLOR</a>.
   */
  static Terminals of(String descriptors, Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"))
        ? NONE
        : new Terminals(
            descriptors.contains("1"),
            descriptors.contains("2"),
            environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** Those of whoever called. */
  static Terminals of(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof Portolan portolan
        ? portolan.terminals()
        : NONE;
  }

  Ansi outColours() {
    return colours(out);
  }

  Ansi errColours() {
    return colours(err);
  }

  private Ansi colours(boolean terminal) {
    return terminal && coloured ? Ansi.ON : Ansi.OFF;
  }
}
