package dev.portolan.document.word;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Text as words: lower case, without accents, in any script. */
public final class Words {

  private static final int LONGEST_NAME = 63;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** The radicals, behind which Unicode has Kana, Han and Hangul. */
  private static final int FIRST_OF_THE_EAST = 0x2e80;

  private Words() {}

  /** Words and phrases that stand between semicolons, over as many lines as it takes. */
  public static List<String> phrases(String joined) {
    return Stream.of(joined.split(";"))
        .map(phrase -> phrase.replaceAll("\\s+", " ").strip())
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  /** Lower case, without accents, runs of anything but letters and digits as one space. */
  public static String normal(String text) {
    if (isAscii(text)) {
      return normalAscii(text);
    }
    String bare =
        Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]", "");
    String composed = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return composed.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String normalAscii(String text) {
    StringBuilder normal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        normal.append(Character.toLowerCase(c));
      } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
        normal.append(' ');
      }
    }
    return normal.toString().stripTrailing();
  }

  /** Whether a digit stands among them. */
  public static boolean holdDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The words in their order. */
  public static List<String> list(String text) {
    String normal = normal(text);
    return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
  }

  /** The words as a set, in the order of their first use. */
  public static Set<String> set(String text) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(list(text)));
  }

  /** The words joined by hyphens: the name of a service, a port, a file. */
  public static String slug(String text) {
    return String.join("-", list(text));
  }

  /** A DNS-1035 label made of the words, or of the other text if they hold no letter. */
  public static String label(String text, String otherwise) {
    String ascii = slug(text).replaceAll("[^a-z0-9-]+", "-").replaceAll("-{2,}", "-");
    String name = ascii.replaceAll("^[^a-z]+", "");
    String fallback = name.isEmpty() ? otherwise : name;
    return fallback.substring(0, Math.min(LONGEST_NAME, fallback.length())).replaceAll("-+$", "");
  }

  /** Whether one of the words stands in the text; phrases of several words count as a whole. */
  public static boolean anyOf(String text, Collection<String> words) {
    String normal = normal(text);
    for (String word : words) {
      if (stands(normal, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(String normal, String word) {
    for (int at = normal.indexOf(word); at >= 0; at = normal.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || normal.charAt(at - 1) == ' ';
      boolean ends = end == normal.length() || normal.charAt(end) == ' ';
      if ((begins && ends) || isGlued(word)) {
        return true;
      }
    }
    return false;
  }

  /** Chinese, Japanese and Korean words may stand side by side without spaces. */
  private static boolean isGlued(String word) {
    return word.chars().anyMatch(c -> c >= FIRST_OF_THE_EAST);
  }

  /** The words of the first list that are not among the second. */
  public static List<String> without(List<String> words, Collection<String> others) {
    List<String> rest = new ArrayList<>(words);
    rest.removeAll(others);
    return rest;
  }
}
