package dev.portolan.schema;

import dev.portolan.address.Cidr;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Single values and what schemas say of them. */
final class Values {

  private static final int SHOWN = 40;

  private Values() {}

  static boolean fits(Object value, Schema.Type type) {
    return switch (type) {
      case string -> value instanceof String;
      case integer -> value instanceof Long;
      case number -> value instanceof Number;
      case bool -> value instanceof Boolean;
      case intOrString -> value instanceof Long || value instanceof String;
      case any -> true;
      case object, array -> false;
    };
  }

  static String described(Object value) {
    return switch (value) {
      case Boolean truth ->
          "a truth value (%s; an unquoted yes, no, on or off is one, too)".formatted(truth);
      case Long number -> "the number " + number;
      case Double number -> "the number " + number;
      case String text -> "the text \"" + shown(text) + "\"";
      default -> "a value";
    };
  }

  static String described(Schema.Type type) {
    return switch (type) {
      case object -> "an object";
      case array -> "a list";
      case string -> "a text: put it into quotes";
      case integer -> "a whole number, without quotes";
      case number -> "a number, without quotes";
      case bool -> "true or false, without quotes";
      case intOrString -> "a whole number or a text";
      case any -> "a value";
    };
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
  }

  static String listed(List<Object> choices) {
    return choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** What a schema says against a value of its type, its length apart. */
  static Optional<String> objection(Object value, Schema schema) {
    return switch (value) {
      case Number number -> bounded(number, schema);
      case String text -> formed(text, schema);
      default -> Optional.empty();
    };
  }

  private static Optional<String> bounded(Number number, Schema schema) {
    double value = number.doubleValue();
    return (value < schema.bounds().least() || value > schema.bounds().most())
        ? Optional.of(
            "%s is not between %d and %d"
                .formatted(number, schema.bounds().least(), schema.bounds().most()))
        : Optional.empty();
  }

  // What a format says comes before the pattern, since it says it in words.
  private static Optional<String> formed(String text, Schema schema) {
    return schema
        .format()
        .flatMap(format -> misread(text, format))
        .or(
            () ->
                schema
                    .pattern()
                    .filter(pattern -> !pattern.matcher(text).find())
                    .map(pattern -> "\"%s\" does not match %s".formatted(shown(text), pattern)));
  }

  private static Optional<String> misread(String text, String format) {
    return switch (format) {
      case "date-time" ->
          isInstant(text)
              ? Optional.empty()
              : Optional.of(
                  "\"%s\" is no time: write it like 2027-06-30T00:00:00Z".formatted(shown(text)));
      case "cidr" ->
          Cidr.of(text).isPresent()
              ? Optional.empty()
              : Optional.of(
                  "\"%s\" is no range of addresses: write it like 10.20.0.0/16"
                      .formatted(shown(text)));
      case String other -> Optional.empty();
    };
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
