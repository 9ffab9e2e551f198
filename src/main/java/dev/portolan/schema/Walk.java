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
  Object value(Node node, Schema schema, String path) {
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
      schema.rules().forEach(rule -> hold(rule, value, node, path));
    }
    return value;
  }

  private static boolean fitsAForm(Node node, Schema schema) {
    return schema.forms().isEmpty()
        || schema.forms().stream()
            .anyMatch(
                form -> {
                  Walk walk = new Walk();
                  walk.value(node, form, "");
                  return walk.flaws.isEmpty();
                });
  }

  private Object nothing(Node node, Schema schema, String path) {
    wrongType(node, schema, "nothing", path);
    return "";
  }

  private Object mapping(Node.Mapping mapping, Schema schema, String path) {
    if (schema.type() != Schema.Type.object && schema.type() != Schema.Type.any) {
      wrongType(mapping, schema, "an object", path);
      return Map.of();
    }
    length(mapping, mapping.fields().size(), schema, path, "fields");
    Map<String, Object> fields = new LinkedHashMap<>();
    mapping.fields().forEach((name, field) -> field(name, field, schema, path, fields));
    schema.properties().forEach((name, property) -> fill(name, property, fields));
    schema.required().stream()
        .filter(name -> !fields.containsKey(name))
        .forEach(name -> missing(mapping, path, name));
    return fields;
  }

  private void field(
      String name, Node.Field field, Schema schema, String path, Map<String, Object> fields) {
    String shown = Values.shown(name);
    String below = path.isEmpty() ? shown : path + "." + shown;
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

  private static void fill(String name, Schema property, Map<String, Object> fields) {
    property.otherwise().ifPresent(value -> fields.putIfAbsent(name, value));
  }

  private void missing(Node node, String path, String name) {
    add(
        node.position(),
        path.isEmpty() ? name : path + "." + name,
        Kind.MissingField,
        "the field " + name + " is missing here: add it");
  }

  private Object sequence(Node.Sequence sequence, Schema schema, String path) {
    if (schema.type() != Schema.Type.array && schema.type() != Schema.Type.any) {
      wrongType(sequence, schema, "a list", path);
      return List.of();
    }
    List<Object> items = new ArrayList<>();
    if (length(sequence, sequence.items().size(), schema, path, "entries")
        && schema.items().isPresent()) {
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(value(sequence.items().get(i), schema.items().get(), path + "[" + i + "]"));
      }
      duplicates(sequence, items, schema, path);
    }
    return items;
  }

  private void duplicates(Node.Sequence sequence, List<Object> items, Schema schema, String path) {
    if (!schema.unique() && schema.keys().isEmpty()) {
      return;
    }
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Object key = schema.unique() ? items.get(i) : key(items.get(i), schema.keys());
      if (!seen.add(key)) {
        add(
            sequence.items().get(i).position(),
            path + "[" + i + "]",
            Kind.DuplicateEntry,
            "the list has a second entry %s: rename or remove one of the two"
                .formatted(Values.shown(String.valueOf(key))));
      }
    }
  }

  private static Object key(Object item, List<String> keys) {
    List<Object> values = new ArrayList<>();
    if (item instanceof Map<?, ?> map) {
      keys.forEach(name -> values.add(Optional.<Object>ofNullable(map.get(name)).orElse("")));
    }
    return values.size() == 1 ? values.getFirst() : values;
  }

  private Object scalar(Node.Scalar scalar, Schema schema, String path) {
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

  private boolean length(Node node, int length, Schema schema, String path, String what) {
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

  private void wrongType(Node node, Schema schema, String found, String path) {
    add(
        node.position(),
        path,
        Kind.WrongType,
        "this is %s where %s belongs".formatted(found, Values.described(schema.type())));
  }

  private void hold(Rule rule, Object value, Node node, String path) {
    if (!rule.condition().holdsFor(value)) {
      String message =
          rule.wording().flatMap(wording -> wording.textFor(value)).orElse(rule.message());
      Optional<Node> below = below(node, rule.field());
      add(
          below.map(Node::position).orElse(node.position()),
          rule.field().isEmpty() ? path : path + "." + String.join(".", rule.field()),
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

  private void add(Position position, String path, Kind kind, String message) {
    if (flaws.size() < MOST) {
      flaws.add(new SchemaFlaw(position, path, kind, message));
    }
  }
}
