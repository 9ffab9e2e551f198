package dev.portolan.document.word;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and what stands in brackets behind or inside it.
 *
 * @param outside the text without brackets
 * @param inside the contents of the brackets, in order
 */
public record Brackets(String outside, List<String> inside) {

  public Brackets {
    inside = List.copyOf(inside);
  }

  /** Splits at round brackets, wide ones too; a bracket glued to a word, as in HTTP(S), stays. */
  public static Brackets of(String text) {
    StringBuilder outside = new StringBuilder();
    List<String> inside = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = open(text, at);
      int close = open < 0 ? -1 : close(text, open);
      if (close < 0) {
        break;
      }
      outside.append(text, at, open).append(' ');
      inside.add(text.substring(open + 1, close).strip());
      at = close + 1;
    }
    outside.append(text, at, text.length());
    return new Brackets(singleBlanks(outside.toString()).strip(), inside);
  }

  private static String singleBlanks(String text) {
    return text.contains("  ") ? text.replaceAll(" {2,}", " ") : text;
  }

  /** The only word of the only bracket: a short name, as in "Load Balancer (ALB)". */
  public java.util.Optional<String> shortName() {
    return inside.size() == 1 && inside.getFirst().matches("[\\p{L}\\p{N}]+")
        ? java.util.Optional.of(inside.getFirst())
        : java.util.Optional.empty();
  }

  private static int open(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean glued = i > 0 && Character.isLetter(text.charAt(i - 1)) && c == '(';
      if (c == '（' || (c == '(' && !(glued && isPlural(text, i)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPlural(String text, int open) {
    int close = text.indexOf(')', open);
    return close >= 0 && close - open <= 3;
  }

  private static int close(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '（') {
        depth++;
      } else if (c == ')' || c == '）') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }
}
