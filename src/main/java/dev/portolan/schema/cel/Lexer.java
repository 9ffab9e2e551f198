package dev.portolan.schema.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into its words. */
final class Lexer {

  private static final Set<String> PAIRS = Set.of("&&", "||", "==", "!=", "<=", ">=");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String source) {
    this.source = source;
  }

  /** What a word is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  /** One word, quotes and escapes of a text undone. */
  record Token(Kind kind, String text) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  static List<Token> tokens(String source) {
    Lexer lexer = new Lexer(source);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.END, ""));
    return List.copyOf(lexer.tokens);
  }

  private void next() {
    char c = source.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (isNameStart(c)) {
      run(Kind.NAME);
    } else if (Character.isDigit(c)) {
      run(Kind.NUMBER);
    } else if (c == '\'' || c == '"') {
      quoted(c);
    } else {
      int length =
          at + 2 <= source.length() && PAIRS.contains(source.substring(at, at + 2)) ? 2 : 1;
      add(Kind.SIGN, source.substring(at, at + length), length);
    }
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private void run(Kind kind) {
    int end = at;
    while (end < source.length()
        && (source.charAt(end) == '_' || Character.isLetterOrDigit(source.charAt(end)))) {
      end++;
    }
    add(kind, source.substring(at, end), end - at);
  }

  private void quoted(char quote) {
    StringBuilder text = new StringBuilder();
    int end = at + 1;
    while (source.charAt(end) != quote) {
      if (source.charAt(end) == '\\') {
        end++;
        text.append(unescaped(source.charAt(end)));
      } else {
        text.append(source.charAt(end));
      }
      end++;
    }
    add(Kind.TEXT, text.toString(), end + 1 - at);
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case '\\', '\'', '"' -> c;
      default -> throw new IllegalArgumentException("the escape \\" + c + " is not spoken here");
    };
  }

  private void add(Kind kind, String text, int length) {
    tokens.add(new Token(kind, text));
    at += length;
  }
}
