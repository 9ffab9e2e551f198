package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Documents.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number of a port map that looks like a port is in a fact of its line, or its line is among
 * those that were passed over.
 *
 * <p>The numbers are found without the importer's own eyes: in the lines of the source that are
 * table rows, list items or text of a fence. {@code -Dport.maps=FOLDER} adds documents that cannot
 * stand in the repository.
 */
class NothingInSilenceTest {

  static List<Document> documents() {
    List<Document> documents = new ArrayList<>(Documents.all());
    String more = System.getProperty("port.maps", "");
    if (!more.isEmpty()) {
      documents.addAll(Documents.under(Path.of(more)));
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void no_number_is_dropped_in_silence(Document document) {
    // Given
    PortMapImport read = PortMapImport.of(document.name(), document.text());

    // When
    List<String> silent = new ToldLines(read).silent(PortLikeNumbers.in(document.text()));

    // Then
    assertThat(silent).isEmpty();
  }
}
