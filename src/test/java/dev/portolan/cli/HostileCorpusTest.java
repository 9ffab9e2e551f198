package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<String> answers = SmallJvm.answers(HostileCorpus.class, files, folder, MINUTES);

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

  @Test
  void json_that_nests_too_deeply_is_told_with_its_place() throws IOException {
    // Given
    String head = "{\"apiVersion\": \"portolan.dev/v1alpha1\", \"spec\":\n";
    Path deep = Files.writeString(folder.resolve("deep.yaml"), head + "[".repeat(99));

    // When
    Said said = Said.of("lint", deep);

    // Then
    assertThat(said.out() + said.err()).contains(deep + ":2:").contains("no JSON, or too large");
  }
}
