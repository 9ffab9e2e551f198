package dev.portolan.reading;

import dev.portolan.yaml.Flaw;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that does not name us and cannot be parsed: it may be a declaration that is broken before
 * it says so.
 *
 * <pre>
 *                          named         in a folder
 *  a template              Unreadable    TemplateLeftOut
 *  JSON, no apiVersion     Unreadable    nothing: settings of other programs have comments
 *  anything else           Unreadable    NotParsed
 * </pre>
 */
final class Unparsed {

  /** Helm's and others' signs; {@code ${{ }}} is an expression of a workflow, which is YAML. */
  private static final Pattern TEMPLATE = Pattern.compile("(?<!\\$)\\{\\{|\\{%");

  private Unparsed() {}

  /** What is wrong with it; empty where it is sound, or longer than anything that could be ours. */
  static Optional<Problem> in(Source source, List<Chunk> chunks, Limits limits) {
    if (source.text().length() > limits.characters() || chunks.stream().noneMatch(Unparsed::open)) {
      return Optional.empty();
    }
    return Yaml.flaw(source.text(), 0)
        .flatMap(flaw -> flawOf(chunks, flaw.position().line()))
        .flatMap(flaw -> problem(source, flaw));
  }

  /** Whether nothing else is said of it. */
  private static boolean open(Chunk chunk) {
    return !chunk.namesUs() && !chunk.text().isBlank();
  }

  /** What stays open in one document is found at the beginning of the next one. */
  private static Optional<Flaw> flawOf(List<Chunk> chunks, int line) {
    int last = 0;
    while (last + 1 < chunks.size() && chunks.get(last + 1).lines() < line) {
      last++;
    }
    return chunks.subList(Math.max(0, last - 1), last + 1).stream()
        .filter(Unparsed::open)
        .flatMap(chunk -> Yaml.flaw(chunk.text(), chunk.lines()).stream())
        .findFirst();
  }

  private static Optional<Problem> problem(Source source, Flaw flaw) {
    Location location = new Location(source.file(), flaw.position());
    if (source.named()) {
      return Optional.of(
          new Problem(location, Problem.Rule.Unreadable, flaw.message() + hint(source.text())));
    } else if (isTemplate(source.text())) {
      return Optional.of(
          new Problem(
              location,
              Problem.Rule.TemplateLeftOut,
              "a template is left out: check what it renders, as in helm template CHART | portolan"
                  + " lint -"));
    } else if (source.file().endsWith(".json") && !source.text().contains("apiVersion")) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            location,
            Problem.Rule.NotParsed,
            flaw.message() + "; whether it declares ports is not known"));
  }

  /** What to do with a text that cannot be parsed, behind the reason; empty where nobody knows. */
  static String hint(String text) {
    return isTemplate(text) ? "; a template must be rendered first" : "";
  }

  /** Whether somebody has to render it before it is what it says. */
  private static boolean isTemplate(String text) {
    return TEMPLATE.matcher(text).find();
  }
}
