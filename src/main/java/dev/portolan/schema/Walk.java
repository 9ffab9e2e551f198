package dev.portolan.schema;

import dev.portolan.schema.Schema.Bounds;
import dev.portolan.schema.Schema.Rule;
import dev.portolan.schema.SchemaFlaw.Kind;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a document and its schema together, and makes the value that the API server would
 * store: defaults filled in, fields that hold nothing left out.
 */
final class Walk {

  /** Who has so many will not read more of them. */
  private static final int MOST = 100;

  private final List<SchemaFlaw> flaws = new ArrayList<>();

  List<SchemaFlaw> flaws() {
    return flaws;
  }

  /** The value of a node; what is not of the schema's kind stays as it is, with a flaw. */
  Object value(Node node, Schema schema, Path path) {
    int before = flaws.size();
    Object value =
        switch (node) {
          case Node.Mapping mapping -> mapping(mapping, schema, path);
          case Node.Sequence sequence -> sequence(sequence, schema, path);
          case Node.Scalar scalar -> scalar(scalar, schema, path);
          case Node.Nothing nothing -> nothing(nothing, schema, path);
        };
    if (flaws.size() == before && !fitsAForm(node, schema)) {
      add(
          node.position(),
          path,
          Kind.WrongValue,
          "these fields do not go together: see the documentation of this object");
    }
    if (flaws.size() == before) {
      for (Rule rule : schema.rules()) {
        hold(rule, value, node, path);
      }
    }
    return value;
  }

  private static boolean fitsAForm(Node node, Schema schema) {
    return schema.forms().isEmpty()
        || schema.forms().stream()
            .anyMatch(
                form -> {
                  Walk walk = new Walk();
                  walk.value(node, form, Path.DOCUMENT);
                  return walk.flaws.isEmpty();
                });
  }

  private Object nothing(Node node, Schema schema, Path path) {
    wrongType(node, schema, "nothing", path);
    return "";
  }

  private Object mapping(Node.Mapping mapping, Schema schema, Path path) {
    if (schema.type() != Schema.Type.object && schema.type() != Schema.Type.any) {
      wrongType(mapping, schema, "an object", path);
      return Map.of();
    }
    length(mapping, mapping.fields().size(), schema, path, "fields");
    Map<String, Object> fields = new LinkedHashMap<>();
    mapping.fields().forEach((name, field) -> field(name, field, schema, path, fields));
    schema.defaults().forEach(fields::putIfAbsent);
    for (String name : schema.required()) {
      if (!fields.containsKey(name)) {
        missing(mapping, path, name);
      }
    }
    return fields;
  }

  private void field(
      String name, Node.Field field, Schema schema, Path path, Map<String, Object> fields) {
    Path below = path.field(name);
    Optional<Schema> known = Optional.ofNullable(schema.properties().get(name)).or(schema::values);
    if (known.isEmpty()) {
      if (isClosed(schema)) {
        add(field.position(), below, Kind.UnknownField, unknown(name, schema));
      }
    } else if (!(field.value() instanceof Node.Nothing) || schema.values().isPresent()) {
      fields.put(name, value(field.value(), known.get(), below));
    }
  }

  private static boolean isClosed(Schema schema) {
    return schema.type() == Schema.Type.object && !schema.properties().isEmpty();
  }

  private static String unknown(String name, Schema schema) {
    return "there is no field "
        + Values.shown(name)
        + ", and the API server refuses what it does not know: "
        + Spelling.nearest(name, schema.properties().keySet())
            .map(known -> "did you mean " + known + "?")
            .orElse("remove it");
  }

  private void missing(Node node, Path path, String name) {
    add(
        node.position(),
        path.field(name),
        Kind.MissingField,
        "the field " + name + " is missing here: add it");
  }

  private Object sequence(Node.Sequence sequence, Schema schema, Path path) {
    if (schema.type() != Schema.Type.array && schema.type() != Schema.Type.any) {
      wrongType(sequence, schema, "a list", path);
      return List.of();
    }
    List<Object> items = new ArrayList<>();
    if (length(sequence, sequence.items().size(), schema, path, "entries")
        && schema.items().isPresent()) {
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(value(sequence.items().get(i), schema.items().get(), path.item(i)));
      }
      duplicates(sequence, items, schema, path);
    }
    return items;
  }

  private void duplicates(Node.Sequence sequence, List<Object> items, Schema schema, Path path) {
    if (!schema.unique() && schema.keys().isEmpty()) {
      return;
    }
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Object key = schema.unique() ? items.get(i) : key(items.get(i), schema.keys());
      if (!seen.add(key)) {
        add(
            sequence.items().get(i).position(),
            path.item(i),
            Kind.DuplicateEntry,
            "the list has a second entry %s: rename or remove one of the two"
                .formatted(Values.shown(String.valueOf(key))));
      }
    }
  }

  private static Object key(Object item, List<String> keys) {
    if (!(item instanceof Map<?, ?> map)) {
      return List.of();
    }
    return keys.size() == 1
        ? keyField(map, keys.getFirst())
        : keys.stream().map(name -> keyField(map, name)).toList();
  }

  private static Object keyField(Map<?, ?> item, String name) {
    Object value = item.get(name);
    return value == null ? "" : value;
  }

  private Object scalar(Node.Scalar scalar, Schema schema, Path path) {
    Object value = scalar.value();
    if (!Values.fits(value, schema.type())) {
      wrongType(scalar, schema, Values.described(value), path);
      return value;
    }
    if (!schema.choices().isEmpty() && !schema.choices().contains(value)) {
      add(
          scalar.position(),
          path,
          Kind.WrongValue,
          "%s is none of %s: write one of these"
              .formatted(Values.shown(String.valueOf(value)), Values.listed(schema.choices())));
    }
    if (value instanceof String text) {
      length(scalar, text.codePointCount(0, text.length()), schema, path, "characters");
    }
    Values.objection(value, schema)
        .ifPresent(message -> add(scalar.position(), path, Kind.WrongValue, message));
    return schema.type() == Schema.Type.intOrString && value instanceof Long number
        ? (Object) number.intValue()
        : value;
  }

  private boolean length(Node node, int length, Schema schema, Path path, String what) {
    Bounds bounds = schema.sizes();
    if (length >= bounds.least() && length <= bounds.most()) {
      return true;
    }
    String limit =
        length > bounds.most() ? "at most " + bounds.most() : "at least " + bounds.least();
    add(
        node.position(),
        path,
        Kind.TooMuch,
        "%d %s, and %s are allowed: %s"
            .formatted(
                length, what, limit, length > bounds.most() ? "shorten or split it" : "add more"));
    return false;
  }

  private void wrongType(Node node, Schema schema, String found, Path path) {
    add(
        node.position(),
        path,
        Kind.WrongType,
        "this is %s where %s belongs".formatted(found, Values.described(schema.type())));
  }

  private void hold(Rule rule, Object value, Node node, Path path) {
    if (!rule.condition().holdsFor(value)) {
      String message =
          rule.wording().flatMap(wording -> wording.textFor(value)).orElse(rule.message());
      Optional<Node> below = below(node, rule.field());
      add(
          below.map(Node::position).orElse(node.position()),
          below(path, rule.field()),
          Kind.RuleBroken,
          message);
    }
  }

  private static Optional<Node> below(Node node, List<String> field) {
    Optional<Node> below = Optional.of(node);
    for (String name : field) {
      below = below.flatMap(found -> found.at(name));
    }
    return below;
  }

  private static Path below(Path path, List<String> field) {
    Path below = path;
    for (String name : field) {
      below = below.field(name);
    }
    return below;
  }

  private void add(Position position, Path path, Kind kind, String message) {
    if (flaws.size() < MOST) {
      flaws.add(new SchemaFlaw(position, path.toString(), kind, message));
    }
  }
}
