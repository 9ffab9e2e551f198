package dev.portolan.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The script {@code deploy/local/control-plane}, run with some environment variables of one's own.
 */
public record Script(Map<String, String> environment, PrintStream echo) {
  static final Path PATH = Path.of("deploy/local/control-plane").toAbsolutePath();

  /** Longer than a first build of the programs takes on a small machine. */
  private static final long PATIENCE_MINUTES = 30;

  public Script {
    environment = Map.copyOf(environment);
  }

  /** The script as a user without any settings runs it; what it says is seen on our stderr. */
  static Script plain() {
    return new Script(Map.of(), System.err);
  }

  static Script silent(Map<String, String> environment) {
    return new Script(environment, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
  }

  /**
   * The folder of programs that a verb makes sure of, built first if need be; empty where that
   * cannot be.
   */
  public static Optional<Path> built(String verb) {
    Outcome outcome = plain().run(verb);
    return outcome.status() == 0
        ? Optional.of(Path.of(outcome.out().getFirst()))
        : Optional.empty();
  }

  /** Runs a verb to its end. */
  Outcome run(String... arguments) {
    Running running = start(arguments);
    List<String> lines = running.stdout().lines().toList();
    return new Outcome(running.exitStatus(), lines, running.messages());
  }

  /** Starts a verb; its messages are repeated as they come, for a first start takes minutes. */
  Running start(String... arguments) {
    return startBy(List.of(), arguments);
  }

  /** Starts a verb by a command that is given the script and its arguments. */
  Running startBy(List<String> starter, String... arguments) {
    List<String> command = new ArrayList<>(starter);
    command.add(PATH.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return Running.of(builder.start(), echo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a verb left behind: its exit status, the lines of stdout, and all of stderr. */
  record Outcome(int status, List<String> out, String messages) {
    Outcome {
      out = List.copyOf(out);
    }
  }

  /** A verb at work. */
  record Running(Process process, Messages stderr, BufferedReader stdout) {
    static Running of(Process process, PrintStream echo) {
      return new Running(
          process, Messages.of(process.errorReader(UTF_8), echo), process.inputReader(UTF_8));
    }

    /** The next line of stdout, or nothing when the verb ends without one. */
    Optional<String> nextLine() {
      try {
        return Optional.ofNullable(stdout.readLine());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String messages() {
      return stderr.all();
    }

    int exitStatus() {
      try {
        if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          return process.exitValue();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.destroyForcibly();
      throw new IllegalStateException("control-plane did not end; it said: " + stderr.soFar());
    }
  }
}
