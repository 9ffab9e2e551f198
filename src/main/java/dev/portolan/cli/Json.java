package dev.portolan.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON, one list entry a line; everything but printable ASCII letters escaped where
 * it could steer a terminal.
 */
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
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> text.append(isPlain(c) ? String.valueOf(c) : "\\u%04x".formatted((int) c));
      }
    }
    text.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= ' '
        && !(c >= 0x7f && c <= 0x9f)
        && !(c >= 0x200b && c <= 0x200f)
        && !(c >= 0x2028 && c <= 0x202e)
        && !(c >= 0x2066 && c <= 0x2069);
  }
}
