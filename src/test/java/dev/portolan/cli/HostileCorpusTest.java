package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that mean harm, each linted in a JVM of 128 MB: it ends by itself with a finding or as
 * unreadable, and prints nothing that steers a terminal.
 */
class HostileCorpusTest {

  /** For all files together; what a single one takes is for the benchmarks to say. */
  private static final int MINUTES = 4;

  @TempDir private Path folder = Path.of("");

  @Test
  void every_hostile_file_is_a_finding_or_unreadable() throws Exception {
    // Given
    List<Path> files = HostileCorpus.write(folder);
    assertThat(files).hasSizeGreaterThanOrEqualTo(100);

    // When
    List<String> answers = lintedIn128Megabytes(files);

    // Then
    assertThat(answers).hasSameSizeAs(files);
    assertThat(answers).allSatisfy(answer -> assertThat(answer).matches("[12] \\d+ms .*"));
  }

  @Test
  void nothing_outside_of_the_folder_is_read() throws IOException {
    // Given
    Path secret =
        Files.writeString(
            folder.resolve("secret.yaml"), "apiVersion: portolan.dev/x\nkind: Secret\n");
    Path given = Files.createDirectory(folder.resolve("given"));
    Files.createSymbolicLink(given.resolve("link.yaml"), secret);
    Files.createSymbolicLink(given.resolve("up"), folder);
    Files.createSymbolicLink(given.resolve("loop"), given);

    // When
    Said said = Said.of("lint", given);

    // Then
    assertThat(said.out()).isEqualTo("0 errors, 0 warnings and 0 remarks in 0 files.\n");
  }

  private List<String> lintedIn128Megabytes(List<Path> files) throws Exception {
    Path list = folder.resolve("list.txt");
    Path answers = folder.resolve("answers.txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileCorpus.class.getName(),
                list.toString())
            .redirectOutput(answers.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try {
      assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      child.destroyForcibly();
    }
    return Files.readAllLines(answers, StandardCharsets.UTF_8);
  }
}
