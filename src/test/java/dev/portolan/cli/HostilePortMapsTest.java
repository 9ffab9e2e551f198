package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents that mean harm, each imported in a JVM of 128 MB: it ends within a second of processor
 * time, read or refused, and prints nothing that steers a terminal.
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
    List<String> answers = SmallJvm.answers(HostilePortMaps.class, files, folder, MINUTES);

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
}
