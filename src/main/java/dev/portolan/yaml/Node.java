package dev.portolan.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One value of a document, and where it stands. */
public sealed interface Node {

  /** Where it begins. */
  Position position();

  /** A field of a mapping: where its name stands, and what it holds. */
  record Field(Position position, Node value) {}

  /** Fields by name, in the order of the text. */
  record Mapping(Position position, Map<String, Field> fields) implements Node {
    public Mapping {
      fields = Collections.unmodifiableMap(fields);
    }
  }

  /** Values in the order of the text. */
  record Sequence(Position position, List<Node> items) implements Node {
    public Sequence {
      items = Collections.unmodifiableList(items);
    }
  }

  /**
   * A single value.
   *
   * @param value a String, Boolean, Long or Double
   */
  record Scalar(Position position, Object value) implements Node {}

  /** Nothing: {@code null}, or an empty value. */
  record Nothing(Position position) implements Node {}

  /** What a field of this mapping holds; empty where this is no mapping or has no such field. */
  default Optional<Node> at(String field) {
    return this instanceof Mapping mapping
        ? Optional.ofNullable(mapping.fields().get(field)).map(Field::value)
        : Optional.empty();
  }

  /** What stands at the end of a path of fields. */
  default Optional<Node> at(String first, String... more) {
    Optional<Node> node = at(first);
    for (String field : more) {
      node = node.flatMap(found -> found.at(field));
    }
    return node;
  }

  /** The items of a sequence; nothing for any other value. */
  default List<Node> elements() {
    return this instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The text of a value that is a text. */
  default Optional<String> text() {
    return this instanceof Scalar scalar && scalar.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The same as plain maps, lists and values, without positions. */
  default @Nullable Object plain() {
    return switch (this) {
      case Scalar scalar -> scalar.value();
      case Nothing nothing -> null;
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(item.plain()));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        mapping.fields().forEach((name, field) -> fields.put(name, field.value().plain()));
        yield fields;
      }
    };
  }
}
