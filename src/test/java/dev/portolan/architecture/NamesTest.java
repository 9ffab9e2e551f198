package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names say what a thing is; these words never do. */
class NamesTest {
  private static final Set<String> FORBIDDEN =
      Set.of("Util", "Utils", "Helper", "Manager", "Processor", "Impl", "Base", "Info", "Data");

  @Test
  void no_type_is_named_with_an_empty_word() {
    // Given
    Stream<SourceTree> files =
        Stream.of(SourceTree.production(), SourceTree.tests()).flatMap(List::stream);

    // When
    List<String> bad =
        files.flatMap(file -> file.types().stream()).filter(NamesTest::isEmptyWord).toList();

    // Then
    assertThat(bad).isEmpty();
  }

  @Test
  void a_word_counts_only_as_a_whole() {
    assertThat(Stream.of("PortInfo", "BaseRule", "DataMap", "Utils"))
        .allMatch(NamesTest::isEmptyWord);
    assertThat(Stream.of("Database", "Implied", "Basement", "PostgresDatabase"))
        .noneMatch(NamesTest::isEmptyWord);
  }

  private static boolean isEmptyWord(String name) {
    return Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])")).anyMatch(FORBIDDEN::contains);
  }
}
