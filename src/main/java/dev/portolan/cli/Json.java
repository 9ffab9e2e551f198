package dev.portolan.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as JSON, one list entry a line; everything escaped that could steer a terminal. */
final class Json {

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String of(Object value) {
    Json json = new Json();
    json.value(value, 0);
    return json.text.append('\n').toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> text.append("null");
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      default -> string(value.toString());
    }
  }

  /** The outermost map has a line for each of its fields. */
  private void map(Map<?, ?> map, int depth) {
    String gap = depth == 0 ? ",\n " : ", ";
    text.append(depth == 0 ? "{\n " : "{");
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue(), depth + 1);
      text.append(entries.hasNext() ? gap : "");
    }
    text.append(depth == 0 ? "\n}" : "}");
  }

  private void list(List<?> list, int depth) {
    boolean lines = !list.isEmpty() && list.getFirst() instanceof Map;
    text.append(lines ? "[\n  " : "[");
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : lines ? ",\n  " : ", ");
      value(list.get(i), depth + 1);
    }
    text.append(lines ? "\n ]" : "]");
  }

  private void string(String value) {
    text.append('"');
    value.codePoints().forEach(this::character);
    text.append('"');
  }

  private void character(int character) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      default -> {
        if (Printed.steers(character)) {
          Character.toString(character)
              .chars()
              .forEach(unit -> text.append("\\u%04x".formatted(unit)));
        } else {
          text.appendCodePoint(character);
        }
      }
    }
  }
}
