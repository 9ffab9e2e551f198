package dev.portolan.schema.cel;

import dev.portolan.schema.cel.Term.Failure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of objects, items of lists. */
final class Fields {

  private static final Pattern ESCAPED = Pattern.compile("__([a-z]+)__");

  private Fields() {}

  /** The name of a field that is a word of the language: {@code __for__} is {@code for}. */
  static String unescaped(String name) {
    Matcher escaped = ESCAPED.matcher(name);
    return escaped.matches() ? escaped.group(1) : name;
  }

  static Term select(Term target, String field) {
    return names -> get(target.value(names), field);
  }

  static Term has(Term target, String field) {
    return names ->
        target.value(names) instanceof Map<?, ?> map
            ? map.containsKey(field)
            : Term.fail("no such overload: has");
  }

  static Term index(Term target, Term index) {
    return names -> {
      Object value = target.value(names);
      Object at = index.value(names);
      return value instanceof List<?> list ? item(list, Operators.number(at)) : get(value, at);
    };
  }

  private static Object item(List<?> list, long index) {
    if (index < 0 || index >= list.size()) {
      throw new Failure("index out of bounds: " + index);
    }
    return list.get((int) index);
  }

  private static Object get(Object target, Object key) {
    if (target instanceof Map<?, ?> map) {
      Object value = map.get(key);
      if (value != null) {
        return value;
      }
    }
    throw new Failure("no such key: " + key);
  }
}
