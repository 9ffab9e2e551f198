package dev.portolan.schema.cel;

import dev.portolan.schema.cel.Term.Failure;
import dev.portolan.schema.cel.Term.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes over the items of a list, or the names of an object's fields. */
final class Macros {

  private static final Map<String, Macro> MACROS =
      Map.of(
          "all", (target, name, body) -> all(target, name, body.getFirst()),
          "exists", (target, name, body) -> exists(target, name, body.getFirst()),
          "exists_one", (target, name, body) -> one(target, name, body.getFirst()),
          "filter", (target, name, body) -> map(target, name, body.getFirst(), n -> n.get(name)),
          "map", Macros::map);

  private Macros() {}

  /** Makes a term of a target, the name for each of its items, and what is said of them. */
  @FunctionalInterface
  interface Macro {
    Term over(Term target, String name, List<Term> body);
  }

  static Optional<Macro> named(String name) {
    return Optional.ofNullable(MACROS.get(name));
  }

  private static Term all(Term target, String name, Term body) {
    return names -> !quantified(items(target, names), name, body, names, false);
  }

  private static Term exists(Term target, String name, Term body) {
    return names -> quantified(items(target, names), name, body, names, true);
  }

  /**
   * Whether the body has the wanted value for an item; fails only where none has it and one fails.
   */
  private static boolean quantified(
      Collection<?> items, String name, Term body, Names names, boolean wanted) {
    @Nullable Failure failure = null;
    for (Object item : items) {
      try {
        if (body.holds(names.with(name, item)) == wanted) {
          return true;
        }
      } catch (Failure failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return false;
  }

  private static Term one(Term target, String name, Term body) {
    return names -> {
      int many = 0;
      for (Object item : items(target, names)) {
        many += body.holds(names.with(name, item)) ? 1 : 0;
      }
      return many == 1;
    };
  }

  /** {@code map(x, result)}, or {@code map(x, condition, result)}. */
  private static Term map(Term target, String name, List<Term> body) {
    return body.size() == 1
        ? map(target, name, names -> true, body.getFirst())
        : map(target, name, body.getFirst(), body.get(1));
  }

  private static Term map(Term target, String name, Term condition, Term result) {
    return names -> {
      List<Object> results = new ArrayList<>();
      for (Object item : items(target, names)) {
        Names inner = names.with(name, item);
        if (condition.holds(inner)) {
          results.add(result.value(inner));
        }
      }
      return results;
    };
  }

  private static Collection<?> items(Term target, Names names) {
    return switch (target.value(names)) {
      case List<?> list -> list;
      case Map<?, ?> map -> map.keySet();
      default -> throw new Failure("no such overload: a comprehension needs a list or map");
    };
  }
}
