package dev.portolan.api.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code src/test/resources/schema}: a document for the API server, or a stored one and
 * what is to become of it, and what its refusal must say.
 */
record SchemaDocument(String name, List<String> expectations, List<String> versions) {

  static final Path FOLDER = Path.of("src/test/resources/schema");

  private static final String EXPECT = "# expect: ";

  SchemaDocument {
    expectations = List.copyOf(expectations);
    versions = List.copyOf(versions);
  }

  /** All documents of a sub-folder, sorted by name. */
  static List<SchemaDocument> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().map(SchemaDocument::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SchemaDocument read(Path file) {
    try {
      String text = Files.readString(file);
      String name = file.getFileName().toString().replace(".yaml", "").replace('_', ' ');
      return new SchemaDocument(name, expectations(text), List.of(text.split("\n---\n")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> expectations(String text) {
    return text.lines()
        .filter(line -> line.startsWith(EXPECT))
        .map(line -> line.substring(EXPECT.length()))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
