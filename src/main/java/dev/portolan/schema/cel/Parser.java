package dev.portolan.schema.cel;

import dev.portolan.schema.cel.Lexer.Kind;
import dev.portolan.schema.cel.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an expression, from what binds loosest to what binds closest.
 *
 * <pre>
 *  condition   either ? then : otherwise
 *  either      both || both
 *  both        relation && relation
 *  relation    sum (== != < <= > >= in) sum
 *  sum         unary (+ -) unary
 *  unary       ! unary, - unary
 *  member      primary .field  .method(arguments)  [index]
 *  primary     a name, a call, a literal, [items], (condition)
 * </pre>
 */
final class Parser {

  private final List<Token> tokens;
  private int at;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Term parse(String source) {
    Parser parser = new Parser(Lexer.tokens(source));
    Term term = parser.condition();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected();
    }
    return term;
  }

  private Term condition() {
    Term either = either();
    if (!accept("?")) {
      return either;
    }
    Term then = condition();
    expect(":");
    Term otherwise = condition();
    return names -> either.holds(names) ? then.value(names) : otherwise.value(names);
  }

  private Term either() {
    Term left = both();
    while (accept("||")) {
      left = Operators.either(left, both());
    }
    return left;
  }

  private Term both() {
    Term left = relation();
    while (accept("&&")) {
      left = Operators.both(left, relation());
    }
    return left;
  }

  private Term relation() {
    Term left = sum();
    while (Operators.isRelation(peek())) {
      left = Operators.relation(take().text(), left, sum());
    }
    return left;
  }

  private Term sum() {
    Term left = unary();
    while (peek().is("+") || peek().is("-")) {
      left = Operators.sum(take().text(), left, unary());
    }
    return left;
  }

  private Term unary() {
    if (accept("!")) {
      Term negated = unary();
      return names -> !negated.holds(names);
    }
    if (accept("-")) {
      Term negated = unary();
      return names -> -Operators.number(negated.value(names));
    }
    return member();
  }

  private Term member() {
    Term term = primary();
    while (true) {
      if (accept(".")) {
        String name = name();
        term = peek().is("(") ? method(term, name) : Fields.select(term, Fields.unescaped(name));
      } else if (accept("[")) {
        term = Fields.index(term, condition());
        expect("]");
      } else {
        return term;
      }
    }
  }

  private Term method(Term target, String name) {
    expect("(");
    Optional<Macros.Macro> macro = Macros.named(name);
    if (macro.isPresent()) {
      String variable = name();
      expect(",");
      return macro.get().over(target, variable, arguments());
    }
    return Functions.method(name, target, arguments());
  }

  private List<Term> arguments() {
    return listUntil(")");
  }

  private List<Term> listUntil(String end) {
    List<Term> items = new ArrayList<>();
    while (!accept(end)) {
      items.add(condition());
      if (!peek().is(end)) {
        expect(",");
      }
    }
    return List.copyOf(items);
  }

  private Term primary() {
    Token token = take();
    return switch (token.kind()) {
      case TEXT -> constant(token.text());
      case NUMBER -> constant(Long.valueOf(token.text()));
      case NAME -> named(token.text());
      case SIGN -> signed(token);
      case END -> throw unexpected();
    };
  }

  private Term signed(Token token) {
    if (token.is("(")) {
      Term inner = condition();
      expect(")");
      return inner;
    }
    if (token.is("[")) {
      return list(listUntil("]"));
    }
    at--;
    throw unexpected();
  }

  private static Term list(List<Term> items) {
    return items.stream().allMatch(Term.Constant.class::isInstance)
        ? constant(items.stream().map(item -> ((Term.Constant) item).value()).toList())
        : names -> items.stream().map(item -> item.value(names)).toList();
  }

  private Term named(String name) {
    if (!accept("(")) {
      return switch (name) {
        case "true" -> constant(true);
        case "false" -> constant(false);
        default -> names -> names.get(name);
      };
    }
    if (name.equals("has")) {
      return has();
    }
    return Functions.global(name, arguments());
  }

  /** {@code has(a.b.c)}: whether the last field is there. */
  private Term has() {
    Term target = primary();
    expect(".");
    String field = Fields.unescaped(name());
    while (accept(".")) {
      target = Fields.select(target, field);
      field = Fields.unescaped(name());
    }
    expect(")");
    return Fields.has(target, field);
  }

  private static Term constant(Object value) {
    return new Term.Constant(value);
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private boolean accept(String sign) {
    boolean found = peek().is(sign);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw unexpected();
    }
  }

  private String name() {
    if (peek().kind() != Kind.NAME) {
      throw unexpected();
    }
    return take().text();
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        "no expression that is spoken here: \"%s\" after %d words".formatted(peek().text(), at));
  }
}
