package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM, of 128 MB, for what might need more. */
final class SmallJvm {

  private SmallJvm() {}

  /**
   * Has a program answer for files, one line each.
   *
   * @param program its main method takes the path of a list of files
   * @param minutes for all files together
   */
  static List<String> answers(Class<?> program, List<Path> files, Path folder, int minutes)
      throws IOException, InterruptedException {
    Path list =
        Files.write(folder.resolve("list.txt"), files.stream().map(Path::toString).toList());
    Path answers = folder.resolve("answers.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                list.toString())
            .redirectOutput(answers.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try {
      assertThat(child.waitFor(minutes, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      child.destroyForcibly();
    }
    return Files.readAllLines(answers, StandardCharsets.UTF_8);
  }
}
