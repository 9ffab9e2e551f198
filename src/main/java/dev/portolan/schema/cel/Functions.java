package dev.portolan.schema.cel;

import dev.portolan.address.Cidr;
import dev.portolan.schema.cel.Term.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The functions that our rules call; one that is not here is a mistake in a schema. */
final class Functions {

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  /** How many texts each pattern remembers; a power of two. */
  private static final int MATCHED = 64;

  private static final Map<String, Function<Object, Object>> OF_ONE =
      Map.of(
          "size", Functions::size,
          "string", Object::toString,
          "cidr", text -> Cidr.of(text(text)).orElseThrow(() -> failure("no CIDR")),
          "duration", text -> duration(text(text)),
          "lowerAscii", text -> text(text).toLowerCase(Locale.ROOT),
          "sum", list -> list(list).stream().mapToLong(Operators::number).sum(),
          "prefixLength", range -> (long) range(range).prefix());

  private static final Map<String, BiFunction<Object, Object, Object>> OF_TWO =
      Map.of(
          "matches", (text, pattern) -> pattern(text(pattern)).matcher(text(text)).find(),
          "startsWith", (text, start) -> text(text).startsWith(text(start)),
          "endsWith", (text, end) -> text(text).endsWith(text(end)),
          "contains", (text, part) -> text(text).contains(text(part)),
          "split", (text, at) -> Arrays.asList(text(text).split(Pattern.quote(text(at)), -1)),
          "containsCIDR",
              (range, other) -> Cidr.of(text(other)).filter(range(range)::covers).isPresent());

  private Functions() {}

  /** {@code function(argument)}. */
  static Term global(String name, List<Term> arguments) {
    Function<Object, Object> function = known(OF_ONE.get(name), name, arguments, 1);
    Term argument = arguments.getFirst();
    return names -> function.apply(argument.value(names));
  }

  /** {@code target.function()} or {@code target.function(argument)}. */
  static Term method(String name, Term target, List<Term> arguments) {
    if (arguments.isEmpty()) {
      Function<Object, Object> function = known(OF_ONE.get(name), name, arguments, 0);
      return names -> function.apply(target.value(names));
    }
    BiFunction<Object, Object, Object> function = known(OF_TWO.get(name), name, arguments, 1);
    Term argument = arguments.getFirst();
    return name.equals("matches") && argument instanceof Term.Constant(String pattern)
        ? matches(target, pattern(pattern))
        : names -> function.apply(target.value(names), argument.value(names));
  }

  /** Names recur in a repository, so what has matched is looked up before it is matched again. */
  private static Term matches(Term target, Pattern pattern) {
    String[] matched = new String[MATCHED];
    return names -> {
      String text = text(target.value(names));
      int slot = text.hashCode() & (MATCHED - 1);
      if (text.equals(matched[slot])) {
        return true;
      }
      boolean matches = pattern.matcher(text).find();
      if (matches) {
        matched[slot] = text;
      }
      return matches;
    };
  }

  private static Pattern pattern(String text) {
    return PATTERNS.computeIfAbsent(text, Pattern::compile);
  }

  private static <F> F known(
      @org.jspecify.annotations.Nullable F function,
      String name,
      List<Term> arguments,
      int wanted) {
    if (function == null || arguments.size() != wanted) {
      throw new IllegalArgumentException(
          "no function that is known here: %s with %d arguments".formatted(name, arguments.size()));
    }
    return function;
  }

  private static Object size(Object value) {
    return switch (value) {
      case String text -> (long) text.codePointCount(0, text.length());
      case List<?> list -> (long) list.size();
      case Map<?, ?> map -> (long) map.size();
      default -> throw failure("no such overload: size");
    };
  }

  /** Hours, minutes and seconds, such as {@code 1h30m}. */
  private static Duration duration(String text) {
    try {
      return Duration.parse("PT" + text);
    } catch (DateTimeException none) {
      throw failure("no duration");
    }
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw failure("no such overload: not a string");
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw failure("no such overload: not a list");
  }

  private static Cidr range(Object value) {
    if (value instanceof Cidr range) {
      return range;
    }
    throw failure("no such overload: not a CIDR");
  }

  private static Failure failure(String message) {
    return new Failure(message);
  }
}
