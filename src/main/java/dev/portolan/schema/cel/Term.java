package dev.portolan.schema.cel;

import org.jspecify.annotations.Nullable;

/** A part of an expression that has a value once its names have theirs. */
@FunctionalInterface
interface Term {

  /**
   * Its value: a Boolean, Long, Double, String, List, Map or range of addresses.
   *
   * @throws Failure where CEL has an error instead of a value
   */
  Object value(Names names);

  /** What has one value, whatever the names. */
  record Constant(Object value) implements Term {
    @Override
    public Object value(Names names) {
      return value;
    }
  }

  /** Names and their values, the innermost first. */
  record Names(String name, Object value, @Nullable Names outer) {

    Object get(String wanted) {
      for (Names names = this; names != null; names = names.outer) {
        if (names.name.equals(wanted)) {
          return names.value;
        }
      }
      throw new Failure("undeclared reference to " + wanted);
    }

    Names with(String inner, Object bound) {
      return new Names(inner, bound, this);
    }
  }

  /** An error of CEL; {@code &&} and {@code ||} may still have a value beside one. */
  final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message, null, false, false);
    }
  }

  /** Its value as a truth. */
  default boolean holds(Names names) {
    return value(names) instanceof Boolean truth ? truth : fail("no such overload: not a bool");
  }

  /** Ends the evaluation. */
  static boolean fail(String message) {
    throw new Failure(message);
  }
}
