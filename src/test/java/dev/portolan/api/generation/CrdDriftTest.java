package dev.portolan.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed in {@code crds/} is what the records say. */
class CrdDriftTest {

  private static final Path COMMITTED = Path.of("crds");

  @Test
  void the_committed_definitions_are_the_generated_ones(@TempDir Path workFolder)
      throws IOException {
    // Given
    SortedMap<String, String> generated = CustomResourceDefinitions.generate(workFolder);
    if (Boolean.getBoolean("golden.update")) {
      rewrite(generated);
    }

    // When
    SortedMap<String, String> committed = committed();

    // Then
    assertThat(committed).as("run `make crds` and commit crds/").isEqualTo(generated);
  }

  private static void rewrite(Map<String, String> generated) throws IOException {
    for (String name : committed().keySet()) {
      Files.delete(COMMITTED.resolve(name));
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Files.writeString(COMMITTED.resolve(file.getKey()), file.getValue());
    }
  }

  private static SortedMap<String, String> committed() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(COMMITTED)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    files.remove("kustomization.yaml");
    return files;
  }
}
