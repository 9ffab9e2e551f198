package dev.portolan.controlplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The script {@code deploy/local/control-plane}, run with some environment variables of one's own.
 */
record Script(Map<String, String> environment) {
  static final Path PATH = Path.of("deploy/local/control-plane").toAbsolutePath();

  /** Longer than a first build of the programs takes on a small machine. */
  private static final long PATIENCE_MINUTES = 30;

  Script {
    environment = Map.copyOf(environment);
  }

  /** The script as a user without any settings runs it. */
  static Script plain() {
    return new Script(Map.of());
  }

  /** Runs a verb to its end. */
  Outcome run(String... arguments) {
    Running running = start(arguments);
    List<String> lines = running.process().inputReader(StandardCharsets.UTF_8).lines().toList();
    return new Outcome(running.exitStatus(), lines, running.messages());
  }

  /** Starts a verb; its messages are repeated on our stderr, for a first start takes minutes. */
  Running start(String... arguments) {
    return Running.of(
        process(Stream.concat(Stream.of(PATH.toString()), Stream.of(arguments)).toList()));
  }

  /** Any other command in the script's environment. */
  Process process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return builder.start();
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
    static Running of(Process process) {
      return new Running(
          process,
          Messages.of(process.errorReader(StandardCharsets.UTF_8)),
          process.inputReader(StandardCharsets.UTF_8));
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
