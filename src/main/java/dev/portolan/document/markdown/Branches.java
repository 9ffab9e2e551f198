package dev.portolan.document.markdown;

import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.markdown.Block.Kind;
import dev.portolan.document.markdown.Block.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a fence. A frame is a drawing and holds no lines; branches give the depth, and
 * without branches the indentation does.
 */
final class Branches {

  private static final Set<String> PLAIN_LANGUAGES =
      Set.of("", "text", "txt", "plain", "plaintext", "ascii", "tree", "none");
  private static final String FRAME = "┌┐╔╗╭╮";
  private static final String BRANCH = "├└│─┬┼|`+\\";

  private Branches() {}

  /** Whether a fence of this language is read at all. */
  static boolean isPlain(String language) {
    return PLAIN_LANGUAGES.contains(language.strip().toLowerCase(java.util.Locale.ROOT));
  }

  /** The lines below a fence's opening, or nothing if they are a drawing. */
  static Optional<Listing> listing(Section section, String literal, int firstLine) {
    if (literal.chars().anyMatch(c -> FRAME.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    boolean tree = false;
    int line = firstLine;
    for (String raw : literal.split("\n", -1)) {
      int start = start(raw);
      if (start < raw.length()) {
        items.add(new Item(start, Text.of(raw.substring(start).strip(), line, start + 1)));
        tree |= raw.chars().anyMatch(c -> "├└".indexOf(c) >= 0) || raw.startsWith("|--");
      }
      line++;
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Listing(
                section,
                firstLine,
                tree ? Kind.TREE : Kind.LINES,
                Connectors.named(items, literal.split("\n", -1), firstLine)));
  }

  private static int start(String raw) {
    int at = 0;
    while (at < raw.length() && isBranch(raw, at)) {
      at++;
    }
    return at;
  }

  private static boolean isBranch(String raw, int at) {
    char c = raw.charAt(at);
    return Character.isWhitespace(c)
        || BRANCH.indexOf(c) >= 0
        || (c == '-' && !isNegative(raw, at))
        || c == '•'
        || (c == '*' && at + 1 < raw.length() && raw.charAt(at + 1) == ' ');
  }

  private static boolean isNegative(String raw, int at) {
    return at + 1 < raw.length() && Character.isDigit(raw.charAt(at + 1));
  }
}
