package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.declare.Declarations;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document's ports belong to is named by its title, else by its file. */
class ChapterTitleTest {

  @ParameterizedTest
  @CsvSource({
    "15C_PORT_MAPPING - Port Allocation, harbour.md, harbour",
    "7 Ports of the Mill, PORTS.md, mill",
    "Ports, PORTS.md, ports"
  })
  void the_number_of_a_chapter_names_no_system(String title, String file, String system) {
    // Given
    String document = "# " + title + "\n\n| Service | Port |\n|---|---|\n| crane | 8080 |\n";

    // When
    Declarations declared =
        Declarations.of(PortMapImport.of(file, document).reading(), Optional.empty());

    // Then
    assertThat(declared.namespaces())
        .extracting(namespace -> namespace.getMetadata().getName())
        .containsExactly(system);
  }
}
