package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import dev.portolan.reading.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents that {@code SchemaDocumentsTest} holds against the API server, judged without one:
 * each as it judged them.
 */
class SchemaDocumentsOfflineTest {

  private static final Path FOLDER = Path.of("src/test/resources/schema");
  private static final Reader READER = Inputs.reader(List.of());

  static List<Path> accepted() {
    return in("accepted");
  }

  /** Those that say how an object is changed are left out: no file tells what it was before. */
  static List<Path> refused() {
    return in("refused").stream().filter(file -> !text(file).contains("\n---\n")).toList();
  }

  @ParameterizedTest
  @MethodSource
  void accepted(Path file) {
    // When
    Documents documents = read(text(file).split("\n---\n")[0]);

    // Then
    assertThat(documents.problems()).isEmpty();
    assertThat(
            documents.allocations().size()
                + documents.policies().size()
                + documents.leases().size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource
  void refused(Path file) {
    // When
    Documents documents = read(text(file));

    // Then
    assertThat(documents.problems()).isNotEmpty();
    assertThat(documents.allocations()).isEmpty();
  }

  @Test
  void a_rule_is_told_in_the_words_of_the_schema_at_the_line_it_is_about() {
    // Given
    String text = text(FOLDER.resolve("refused/a_node_port_of_an_internal_service.yaml"));

    // When
    Problem problem = read(text).problems().getFirst();

    // Then
    assertThat(problem.rule()).isEqualTo(Problem.Rule.RuleBroken);
    assertThat(problem.message())
        .contains("nodePort is only for exposure NodePort or LoadBalancer");
    int line = problem.location().position().line();
    assertThat(text.lines().toList().get(line - 1)).contains("port:");
  }

  @Test
  void none_is_left_out_by_mistake() {
    assertThat(accepted()).hasSizeGreaterThan(25);
    assertThat(refused()).hasSizeGreaterThan(220);
    assertThat(in("refused").size() - refused().size()).isEqualTo(5);
  }

  private static Documents read(String text) {
    return READER.together(List.of(READER.read(new Source("file.yaml", text))));
  }

  private static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
