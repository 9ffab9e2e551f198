package dev.portolan.document.declare;

import dev.portolan.document.word.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that Kubernetes allows, each given once. */
final class Labels {

  private static final int LONGEST = 63;
  private static final int LONGEST_PORT_NAME = 15;

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The name for this text: the same text has the same name, and another text another one. */
  String name(String text, String otherwise) {
    return given.computeIfAbsent(text, t -> free(Words.label(t, otherwise)));
  }

  /** This name, or one like it if it is given already. */
  String free(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = cut(wish, LONGEST - 1 - String.valueOf(i).length()) + "-" + i;
    }
    return name;
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest)).replaceAll("-+$", "");
  }

  /** A name with an ending, short enough for a namespace. */
  static String ended(String name, String ending) {
    String end = "-" + Words.label(ending, "x");
    return cut(name, LONGEST - end.length()) + end;
  }

  /** A value that a label can have, or nothing. */
  static Optional<String> value(String text) {
    return Optional.of(Words.slug(text))
        .filter(slug -> slug.length() <= LONGEST && slug.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"));
  }

  /** A name that a port can have (RFC 6335), or nothing. */
  static Optional<String> portName(String text) {
    return Optional.of(Words.slug(text))
        .filter(slug -> slug.length() <= LONGEST_PORT_NAME)
        .filter(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*") && slug.matches(".*[a-z].*"));
  }
}
