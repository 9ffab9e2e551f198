package dev.portolan.schema.cel;

import dev.portolan.schema.cel.Term.Failure;
import dev.portolan.schema.cel.Term.Names;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One expression of CEL, read once and asked often. */
public final class Expression {

  /** By what they say: the rules of a schema repeat. */
  private static final Map<String, Expression> READ = new ConcurrentHashMap<>();

  private final Term term;

  private Expression(Term term) {
    this.term = term;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException where it says what is not known here
   */
  public static Expression parse(String source) {
    return READ.computeIfAbsent(source, text -> new Expression(Parser.parse(text)));
  }

  /** Whether it is true of a value; where CEL has an error instead, it is not. */
  public boolean holdsFor(Object self) {
    try {
      return term.holds(new Names("self", self, null));
    } catch (Failure failure) {
      return false;
    }
  }

  /** The text that it makes of a value; empty where it makes none. */
  public Optional<String> textFor(Object self) {
    try {
      return Optional.of(term.value(new Names("self", self, null)))
          .filter(String.class::isInstance)
          .map(String.class::cast);
    } catch (Failure failure) {
      return Optional.empty();
    }
  }
}
