package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own. */
final class ChildJvm {

  private ChildJvm() {}

  /**
   * Runs it to its end, and answers its exit status.
   *
   * @param options of Java, quick to start in any case
   * @param folder what it prints is in out.txt and err.txt there
   * @param bound it is stopped, and the test fails, where it takes longer
   */
  static int run(
      List<String> options, String classPath, List<String> command, Path folder, Duration bound)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    words.addAll(options);
    words.addAll(List.of("-cp", classPath));
    words.addAll(command);
    Process child =
        new ProcessBuilder(words)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      assertThat(child.waitFor(bound)).as("it ends").isTrue();
    } finally {
      child.destroyForcibly();
    }
    return child.exitValue();
  }
}
