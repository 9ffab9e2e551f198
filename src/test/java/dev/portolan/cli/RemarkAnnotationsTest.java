package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.lint.Remark;
import dev.portolan.lint.RemarkAnnotations;
import dev.portolan.lint.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Annotations against the grammar of workflow commands ("Workflow commands for GitHub Actions"),
 * read back the way its runner does: {@code ::name key=value,key=value::data}, where data writes %,
 * CR and LF in percents, and a property : and , as well.
 */
class RemarkAnnotationsTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "::(?<name>error|warning|notice) (?<properties>[^:,=]+=[^:,]*(?:,[^:,=]+=[^:,]*)*)::(?<data>[^\\r\\n]*)");

  private static final Map<Severity, String> NAMES =
      Map.of(Severity.error, "error", Severity.warning, "warning", Severity.info, "notice");

  @Test
  void every_remark_is_one_command_that_says_the_same() {
    // Given
    List<Remark> remarks = HostileRemarks.all();

    // When
    List<String> lines =
        RemarkAnnotations.render(remarks, UnaryOperator.identity()).lines().toList();

    // Then
    assertThat(lines.stream().map(RemarkAnnotationsTest::read))
        .containsExactlyElementsOf(remarks.stream().map(RemarkAnnotationsTest::expected).toList());
  }

  @Test
  void only_percents_that_escape_something_are_written() {
    assertThat(RemarkAnnotations.render(HostileRemarks.all(), UnaryOperator.identity()))
        .doesNotContainPattern("%(?!25|0A|0D|3A|2C)");
  }

  private static Annotation expected(Remark remark) {
    return new Annotation(
        NAMES.getOrDefault(remark.severity(), "none"),
        Map.of(
            "file", remark.location().file(),
            "line", Integer.toString(remark.location().position().line()),
            "col", Integer.toString(remark.location().position().column()),
            "title", remark.rule()),
        remark.message());
  }

  private static Annotation read(String line) {
    Matcher command = COMMAND.matcher(line);
    assertThat(command.matches()).as(line).isTrue();
    return new Annotation(
        command.group("name"),
        Arrays.stream(command.group("properties").split(",", -1))
            .map(property -> property.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> unescaped(pair[1]))),
        unescaped(command.group("data")));
  }

  private static String unescaped(String text) {
    return text.replace("%2C", ",")
        .replace("%3A", ":")
        .replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%25", "%");
  }

  /** What the runner makes of a command. */
  private record Annotation(String name, Map<String, String> properties, String message) {}
}
