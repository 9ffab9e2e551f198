package dev.portolan.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Port maps to try things on: the real ones where they are, ours, and one for each trait. */
public final class Documents {

  static final Path FIXTURES = Path.of("src/test/resources/document");
  private static final List<Path> FOLDERS =
      List.of(Path.of("../shared/portmaps"), Path.of("examples"), FIXTURES);

  private Documents() {}

  /** A port map. */
  public record Document(Path path, String text) {
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** Every port map of the project. */
  public static List<Document> all() {
    return FOLDERS.stream().filter(Files::isDirectory).flatMap(f -> under(f).stream()).toList();
  }

  /** Those below a folder, in the order of their names; what tells of a folder is none. */
  static List<Document> under(Path folder) {
    List<Document> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Documents::isPortMap).sorted().toList()) {
        documents.add(new Document(file, Files.readString(file)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return documents;
  }

  private static boolean isPortMap(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".md") && !name.equals("README.md");
  }
}
