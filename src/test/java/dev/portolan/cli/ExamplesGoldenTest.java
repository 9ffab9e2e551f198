package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes out of every example, word for word.
 *
 * <p>With {@code -Dgolden.update=true} the expected files are rewritten; the diff is what users
 * will see.
 */
class ExamplesGoldenTest {

  private static final Path EXAMPLES = Path.of("examples");

  static List<String> systems() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void an_example_gives_what_is_expected_of_it(String system) throws IOException {
    // Given
    Path expected = EXAMPLES.resolve(system).resolve("expected");

    // When
    SortedMap<String, String> results = ExampleResults.of(EXAMPLES.resolve(system));

    // Then
    if (Boolean.getBoolean("golden.update")) {
      rewrite(expected, results);
    }
    assertThat(read(expected).keySet()).as("files of %s", expected).isEqualTo(results.keySet());
    read(expected)
        .forEach(
            (file, text) ->
                assertThat(results.get(file)).as("%s/%s", expected, file).isEqualTo(text));
  }

  @Test
  void the_five_systems_are_all_there() throws IOException {
    assertThat(systems()).contains("alfred", "cirkelline", "deeplens", "guardyn", "trackflow");
  }

  private static void rewrite(Path folder, SortedMap<String, String> results) throws IOException {
    for (String stale : read(folder).keySet()) {
      Files.delete(folder.resolve(stale));
    }
    Files.createDirectories(folder);
    for (var result : results.entrySet()) {
      Files.writeString(folder.resolve(result.getKey()), result.getValue());
    }
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.list(folder)) {
        for (Path file : found.toList()) {
          files.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return files;
  }
}
