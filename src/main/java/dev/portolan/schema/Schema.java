package dev.portolan.schema;

import dev.portolan.schema.cel.Expression;
import dev.portolan.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value of a resource may be: the structural part of a CustomResourceDefinition.
 *
 * @param properties the fields of an object by name
 * @param values what the fields of an object without fixed names hold
 * @param bounds least and most of a number
 * @param sizes least and most characters, items or fields
 * @param defaults what fields hold that are not stated
 * @param forms of which one at least must fit, too
 * @param keys the fields by which no two items of a list may be equal; the item itself when it has
 *     none and {@code unique} is set
 */
record Schema(
    Type type,
    Map<String, Schema> properties,
    Optional<Schema> values,
    Optional<Schema> items,
    List<String> required,
    List<Object> choices,
    Bounds bounds,
    Bounds sizes,
    Optional<Pattern> pattern,
    Optional<String> format,
    boolean unique,
    List<String> keys,
    Map<String, Object> defaults,
    List<Schema> forms,
    List<Rule> rules) {

  /** The kinds of values. */
  enum Type {
    object,
    array,
    string,
    integer,
    number,
    bool,
    intOrString,
    any
  }

  /** Least and most, both included. */
  record Bounds(long least, long most) {}

  /** A rule in CEL: what must be true, what to say otherwise, and of which field. */
  record Rule(
      Expression condition, String message, Optional<Expression> wording, List<String> field) {}

  /** Reads a schema as it stands in a CustomResourceDefinition. */
  static Schema of(Node node) {
    Type type = type(node);
    Map<String, Schema> properties = new LinkedHashMap<>();
    properties(node).forEach((name, field) -> properties.put(name, of(field.value())));
    return new Schema(
        type,
        Map.copyOf(properties),
        node.at("additionalProperties").filter(Node.Mapping.class::isInstance).map(Schema::of),
        node.at("items").map(Schema::of),
        texts(node, "required"),
        node.at("enum").map(Schema::plainItems).orElse(List.of()),
        bounds(node, List.of("imum")),
        bounds(node, List.of("Length", "Items", "Properties")),
        node.at("pattern").flatMap(Node::text).map(Pattern::compile),
        node.at("format").flatMap(Node::text),
        node.at("x-kubernetes-list-type").flatMap(Node::text).filter("set"::equals).isPresent(),
        texts(node, "x-kubernetes-list-map-keys"),
        defaults(node),
        type == Type.intOrString ? List.of() : forms(node),
        rules(node));
  }

  private static Map<String, Node.Field> properties(Node node) {
    return node.at("properties").orElse(node) instanceof Node.Mapping fields && fields != node
        ? fields.fields()
        : Map.of();
  }

  private static Map<String, Object> defaults(Node node) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    properties(node)
        .forEach(
            (name, field) ->
                field.value().at("default").ifPresent(value -> defaults.put(name, plain(value))));
    return Map.copyOf(defaults);
  }

  private static Type type(Node node) {
    if (node.at("x-kubernetes-int-or-string").isPresent()) {
      return Type.intOrString;
    }
    return switch (node.at("type").flatMap(Node::text).orElse("any")) {
      case "object" -> Type.object;
      case "array" -> Type.array;
      case "string" -> Type.string;
      case "integer" -> Type.integer;
      case "number" -> Type.number;
      case "boolean" -> Type.bool;
      case String other -> Type.any;
    };
  }

  private static List<Schema> forms(Node node) {
    return node.at("anyOf").map(Node::elements).orElse(List.of()).stream().map(Schema::of).toList();
  }

  private static Bounds bounds(Node node, List<String> of) {
    return new Bounds(
        number(node, "min", of).orElse(Long.MIN_VALUE),
        number(node, "max", of).orElse(Long.MAX_VALUE));
  }

  private static Optional<Long> number(Node node, String end, List<String> of) {
    return of.stream()
        .flatMap(what -> node.at(end + what).stream())
        .map(Node::plain)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).longValue())
        .findFirst();
  }

  private static List<String> texts(Node node, String field) {
    return node.at(field).map(Node::elements).orElse(List.of()).stream()
        .flatMap(item -> item.text().stream())
        .toList();
  }

  private static List<Object> plainItems(Node list) {
    return list.elements().stream().map(Schema::plain).toList();
  }

  private static Object plain(Node node) {
    Object value = node.plain();
    if (value == null) {
      throw new IllegalArgumentException("a schema has null where a value belongs");
    }
    return value;
  }

  // A rule about a change needs the object as it was, which no file tells.
  private static List<Rule> rules(Node node) {
    List<Rule> rules = new ArrayList<>();
    for (Node rule : node.at("x-kubernetes-validations").map(Node::elements).orElse(List.of())) {
      String condition = rule.at("rule").flatMap(Node::text).orElse("");
      if (!condition.contains("oldSelf")) {
        rules.add(rule(rule, condition));
      }
    }
    return List.copyOf(rules);
  }

  private static Rule rule(Node rule, String condition) {
    return new Rule(
        Expression.parse(condition),
        rule.at("message").flatMap(Node::text).orElse("failed rule: " + condition),
        rule.at("messageExpression").flatMap(Node::text).map(Expression::parse),
        rule.at("fieldPath")
            .flatMap(Node::text)
            .map(path -> List.of(path.substring(1).split("\\.")))
            .orElse(List.of()));
  }
}
