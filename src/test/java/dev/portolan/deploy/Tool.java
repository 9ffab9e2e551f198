package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of others that may be on this machine. */
public final class Tool {

  private static final Duration BOUND = Duration.ofMinutes(1);

  private final Path program;

  private Tool(Path program) {
    this.program = program;
  }

  /** What it ended with, and all that it printed. */
  public record Answer(int status, String text) {}

  /** The first of these that is on the PATH; where none is, the test is skipped, and says so. */
  @SuppressWarnings("SystemOut") // a skip must be seen by who runs the tests
  public static Tool orSkip(String... names) {
    return Stream.of(names)
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .map(Tool::new)
        .orElseGet(
            () -> {
              String wanted = String.join(" or ", names);
              System.err.println("SKIPPED: this test needs " + wanted + " on the PATH");
              return Assumptions.<Tool>abort("no " + wanted);
            });
  }

  /** Where it stands. */
  public Path path() {
    return program;
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs it in a folder to its end, with more variables than this process has. */
  public Answer run(Path folder, Map<String, String> variables, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    Path text = Files.createTempFile("tool", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(text.toFile());
    builder.environment().putAll(variables);
    Process child = builder.start();
    child.getOutputStream().close();
    try {
      assertThat(child.waitFor(BOUND)).as("%s ends", command).isTrue();
      return new Answer(child.exitValue(), Files.readString(text, StandardCharsets.UTF_8));
    } finally {
      child.destroyForcibly();
      Files.delete(text);
    }
  }
}
