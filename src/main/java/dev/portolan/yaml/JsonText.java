package dev.portolan.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.portolan.yaml.Flaw.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON: what begins with a brace, as kubectl tells it from YAML.
 *
 * <p>A text cannot fail to be read, so the parser's exceptions of input and output never come.
 */
final class JsonText {

  private final JsonParser parser;
  private final Limits limits;
  private final int lines;
  private final List<Flaw> flaws;
  private int values;

  private JsonText(JsonParser parser, Limits limits, int lines, List<Flaw> flaws) {
    this.parser = parser;
    this.limits = limits;
    this.lines = lines;
    this.flaws = flaws;
  }

  static Reading read(String text, int lines, Limits limits) {
    List<Node> documents = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    try (JsonParser parser = factory(limits).createParser(text)) {
      new JsonText(parser, limits, lines, flaws).read(documents);
    } catch (Exception impossible) {
      throw new IllegalStateException("a text cannot fail to be read", impossible);
    }
    return new Reading(documents, flaws);
  }

  /**
   * Whether a text is JSON from beginning to end, however large; YAML has no tabs before fields.
   */
  static boolean isSound(String text) {
    String json = text.stripLeading();
    if (!json.startsWith("{") && !json.startsWith("[")) {
      return false;
    }
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {}
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  private void read(List<Node> documents) throws Exception {
    try {
      while (parser.nextToken() != null) {
        documents.add(node());
        values = 0;
      }
    } catch (JsonProcessingException broken) {
      flaws.add(
          new Flaw(
              position(whereFound(broken), lines),
              Kind.Unreadable,
              "this is no JSON, or too large: " + broken.getOriginalMessage()));
    }
  }

  /** What nests too deeply is found wherever the parser is. */
  private JsonLocation whereFound(JsonProcessingException broken) {
    JsonLocation told = broken.getLocation();
    return told == null ? parser.currentLocation() : told;
  }

  private static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(limits.depth()).build())
        .build();
  }

  private Node node() throws Exception {
    Position position = position(parser.currentTokenLocation(), lines);
    if (++values > limits.values()) {
      throw new StreamConstraintsException(
          "more than " + limits.values() + " values", parser.currentLocation());
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(position);
      case START_ARRAY -> sequence(position);
      case VALUE_NULL -> new Node.Nothing(position);
      case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(position, token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> new Node.Scalar(position, Plain.value(parser.getText()));
      case VALUE_NUMBER_FLOAT -> new Node.Scalar(position, Plain.value(parser.getText()));
      default -> new Node.Scalar(position, parser.getText());
    };
  }

  private Node sequence(Position position) throws Exception {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(position, items);
  }

  private Node mapping(Position position) throws Exception {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Position named = position(parser.currentTokenLocation(), lines);
      String name = parser.currentName();
      parser.nextToken();
      Node.Field first = fields.putIfAbsent(name, new Node.Field(named, node()));
      if (first != null) {
        flaws.add(Flaw.duplicate(named, name, first.position()));
      }
    }
    return new Node.Mapping(position, fields);
  }

  private static Position position(JsonLocation location, int lines) {
    return new Position(
        lines + Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
