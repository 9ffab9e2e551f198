package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents that mean harm, each imported in a JVM of 128 MB: it ends within a second, read or
 * refused, and prints nothing that steers a terminal.
 */
@Tag("verify")
class HostilePortMapsTest {

  private static final int MINUTES = 3;
  private static final int SECOND = 1_000;
  private static final Pattern ANSWER = Pattern.compile("[012] (\\d+)ms .*");

  @TempDir private Path folder = Path.of("");

  @Test
  void every_hostile_document_is_read_or_refused_within_a_second() throws Exception {
    // Given
    List<Path> files = HostilePortMaps.write(folder);
    assertThat(files).hasSizeGreaterThanOrEqualTo(40);

    // When
    List<String> answers = importedIn128Megabytes(files);

    // Then
    assertThat(answers).hasSameSizeAs(files);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              Matcher match = ANSWER.matcher(answer);
              assertThat(match.matches()).as(answer).isTrue();
              assertThat(Integer.parseInt(match.group(1))).as(answer).isLessThan(SECOND);
            });
  }

  private List<String> importedIn128Megabytes(List<Path> files) throws Exception {
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
                HostilePortMaps.class.getName(),
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
