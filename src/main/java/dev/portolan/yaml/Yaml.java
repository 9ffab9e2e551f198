package dev.portolan.yaml;

import dev.portolan.yaml.Flaw.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML, and JSON: what begins with a brace. */
public final class Yaml {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setBufferSize(4096).build();

  private Yaml() {}

  /**
   * The documents of a text; a flaw that makes it unreadable ends the reading.
   *
   * @param lines how many lines stand before the text where it comes from
   */
  public static Reading read(String text, int lines, Limits limits) {
    if (text.length() > limits.characters()) {
      return new Reading(List.of(), List.of(tooLong(lines, limits)));
    }
    if (!text.stripLeading().startsWith("{")) {
      return readYaml(text, lines, limits);
    }
    Reading json = JsonText.read(text, lines, limits);
    return isWhole(json) ? json : wholeOr(readYaml(text, lines, limits), json);
  }

  /**
   * Why a text is neither YAML nor JSON at all: nothing of it is kept, so its size does not matter.
   *
   * @param lines how many lines stand before the text where it comes from
   */
  public static Optional<Flaw> flaw(String text, int lines) {
    if (JsonText.isSound(text)) {
      return Optional.empty();
    }
    try {
      new Parse(SETTINGS).parseString(text).forEach(event -> {});
      return Optional.empty();
    } catch (YamlEngineException broken) {
      return Optional.of(flaw(broken, lines));
    }
  }

  private static Reading wholeOr(Reading yaml, Reading json) {
    return isWhole(yaml) ? yaml : json;
  }

  private static boolean isWhole(Reading reading) {
    return reading.flaws().stream().noneMatch(flaw -> flaw.kind() == Kind.Unreadable);
  }

  private static Reading readYaml(String text, int lines, Limits limits) {
    List<Node> documents = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      Composer composer = new Composer(events, limits, lines, flaws);
      while (events.hasNext()) {
        if (events.next() instanceof DocumentStartEvent) {
          documents.add(composer.document(events.next()));
        }
      }
    } catch (Composer.Unreadable refused) {
      flaws.add(new Flaw(refused.position(), Kind.Unreadable, message(refused)));
    } catch (YamlEngineException broken) {
      flaws.add(flaw(broken, lines));
    }
    return new Reading(documents, flaws);
  }

  private static Flaw tooLong(int lines, Limits limits) {
    return new Flaw(
        new Position(lines + 1, 1),
        Kind.Unreadable,
        "the document is longer than %d characters, more than the API server stores: split it"
            .formatted(limits.characters()));
  }

  private static String message(RuntimeException refused) {
    return Objects.requireNonNullElse(refused.getMessage(), "");
  }

  private static Flaw flaw(YamlEngineException broken, int lines) {
    Optional<Mark> mark =
        broken instanceof MarkedYamlEngineException marked
            ? marked.getProblemMark().or(marked::getContextMark)
            : Optional.empty();
    return new Flaw(
        mark.map(at -> new Position(lines + at.getLine() + 1, at.getColumn() + 1))
            .orElse(new Position(lines + 1, 1)),
        Kind.Unreadable,
        "this is no YAML: " + problem(broken));
  }

  private static String problem(YamlEngineException broken) {
    return broken instanceof MarkedYamlEngineException marked && marked.getProblem() != null
        ? marked.getProblem().lines().findFirst().orElse("")
        : message(broken).lines().findFirst().orElse("");
  }
}
