package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** One idea a method, one story a file. */
class SizeTest {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_METHOD = 30;

  /** A test tells its whole story in one place. */
  private static final int LONGEST_TEST = 45;

  @Test
  void no_file_is_longer_than_300_lines() {
    assertThat(everything())
        .filteredOn(file -> file.lines() > LONGEST_FILE)
        .extracting(SourceTree::path)
        .isEmpty();
  }

  @Test
  void no_method_is_longer_than_30_lines() {
    assertThat(SourceTree.production().stream().flatMap(file -> tooLong(file).stream())).isEmpty();
  }

  @Test
  void no_test_is_longer_than_45_lines() {
    assertThat(SourceTree.tests().stream().flatMap(file -> longerThan(LONGEST_TEST, file).stream()))
        .isEmpty();
  }

  @Test
  void the_median_method_has_at_most_7_lines_and_nine_of_ten_at_most_20() {
    // Given
    List<Integer> lengths =
        SourceTree.production().stream()
            .flatMap(file -> file.methods().stream())
            .map(SourceTree.Method::lines)
            .sorted()
            .toList();

    // Then
    assertThat(lengths).isNotEmpty();
    assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(7);
    assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(20);
  }

  @Test
  void a_method_of_31_lines_is_seen() throws IOException {
    // Given
    String source = "class Long {\n  void talk() {\n" + "    say();\n".repeat(29) + "  }\n}\n";

    // When
    SourceTree file =
        SourceTree.parse(ToolProvider.getSystemJavaCompiler(), List.of(new InMemory(source)))
            .getFirst();

    // Then
    assertThat(file.lines()).isEqualTo(33);
    assertThat(tooLong(file)).containsExactly("/Long.java: talk has 31 lines");
  }

  private static List<SourceTree> everything() {
    return Stream.of(SourceTree.production(), SourceTree.tests()).flatMap(List::stream).toList();
  }

  private static List<String> tooLong(SourceTree file) {
    return longerThan(LONGEST_METHOD, file);
  }

  private static List<String> longerThan(int most, SourceTree file) {
    return file.methods().stream()
        .filter(method -> method.lines() > most)
        .map(method -> file.path() + ": " + method.name() + " has " + method.lines() + " lines")
        .toList();
  }

  /** A source that stands in no file. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final String source;

    InMemory(String source) {
      super(URI.create("string:///Long.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
