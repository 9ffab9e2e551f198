package dev.portolan.schema.cel;

import dev.portolan.schema.cel.Lexer.Kind;
import dev.portolan.schema.cel.Lexer.Token;
import dev.portolan.schema.cel.Term.Failure;
import dev.portolan.schema.cel.Term.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands between two terms. */
final class Operators {

  private static final Set<String> RELATIONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private Operators() {}

  static boolean isRelation(Token token) {
    return (token.kind() == Kind.SIGN && RELATIONS.contains(token.text()))
        || (token.kind() == Kind.NAME && token.text().equals("in"));
  }

  /** True when one is, whatever the other; a failure only where the other does not decide. */
  static Term either(Term left, Term right) {
    return names -> decided(left, right, names, true);
  }

  /** False when one is, whatever the other. */
  static Term both(Term left, Term right) {
    return names -> decided(left, right, names, false);
  }

  private static boolean decided(Term left, Term right, Names names, boolean deciding) {
    try {
      if (left.holds(names) == deciding) {
        return deciding;
      }
    } catch (Failure failure) {
      if (right.holds(names) == deciding) {
        return deciding;
      }
      throw failure;
    }
    return right.holds(names);
  }

  static Term relation(String sign, Term left, Term right) {
    return switch (sign) {
      case "==" -> names -> equal(left.value(names), right.value(names));
      case "!=" -> names -> !equal(left.value(names), right.value(names));
      case "in" -> names -> contains(right.value(names), left.value(names));
      case "<" -> names -> compare(left.value(names), right.value(names)) < 0;
      case "<=" -> names -> compare(left.value(names), right.value(names)) <= 0;
      case ">" -> names -> compare(left.value(names), right.value(names)) > 0;
      case ">=" -> names -> compare(left.value(names), right.value(names)) >= 0;
      default -> throw new IllegalArgumentException(sign);
    };
  }

  static Term sum(String sign, Term left, Term right) {
    return sign.equals("+")
        ? names -> plus(left.value(names), right.value(names))
        : names -> number(left.value(names)) - number(right.value(names));
  }

  static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new Failure("no such overload: not an int");
  }

  private static Object plus(Object left, Object right) {
    if (left instanceof String first && right instanceof String second) {
      return first + second;
    }
    if (left instanceof List<?> first && right instanceof List<?> second) {
      List<Object> all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
    return number(left) + number(right);
  }

  private static boolean equal(Object left, Object right) {
    return (left instanceof Number one && right instanceof Number other)
        ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
        : left.equals(right);
  }

  private static boolean contains(Object container, Object value) {
    return switch (container) {
      case List<?> list -> isAmong(list, value);
      case Map<?, ?> map -> map.containsKey(value);
      default -> Term.fail("no such overload: in");
    };
  }

  private static boolean isAmong(List<?> list, Object value) {
    for (Object item : list) {
      if (equal(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static int compare(Object left, Object right) {
    if (left instanceof Number one && right instanceof Number other) {
      return Double.compare(one.doubleValue(), other.doubleValue());
    }
    if (left instanceof String one && right instanceof String other) {
      return one.compareTo(other);
    }
    if (left instanceof Duration one && right instanceof Duration other) {
      return one.compareTo(other);
    }
    throw new Failure("no such overload: order");
  }
}
