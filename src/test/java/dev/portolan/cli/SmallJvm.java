package dev.portolan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
    ChildJvm.run(
        List.of("-Xmx128m"),
        System.getProperty("java.class.path"),
        List.of(program.getName(), list.toString()),
        folder,
        Duration.ofMinutes(minutes));
    return Files.readAllLines(folder.resolve("out.txt"), StandardCharsets.UTF_8);
  }
}
