package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One document for each way in which people write port maps, and what an import says of it.
 *
 * <p>With {@code -Dgolden.update=true} the texts beside the documents are rewritten; the difference
 * is what users will see.
 */
class TraitsTest {

  static List<Document> documents() {
    return Documents.under(Documents.FIXTURES);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_trait_is_read_as_it_is_written_down(Document document) throws IOException {
    // Given
    Path expected = Path.of(document.path().toString().replace(".md", ".txt"));

    // When
    String told = Told.of(PortMapImport.of(document.name(), document.text()));

    // Then
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, told);
    }
    assertThat(told).isEqualTo(Files.readString(expected));
  }

  @Test
  void no_text_is_there_without_its_document() throws IOException {
    try (Stream<Path> files = Files.list(Documents.FIXTURES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt")))
          .allMatch(text -> Files.exists(Path.of(text.toString().replace(".txt", ".md"))));
    }
  }
}
