package dev.portolan.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may reach a terminal. */
final class Printed {

  private Printed() {}

  /** On one line, with a blank in the place of whatever steers a terminal. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean steered = false;
    for (int character : text.codePoints().toArray()) {
      boolean steers = steers(character);
      if (!steers) {
        clean.appendCodePoint(character);
      } else if (!steered) {
        clean.append(' ');
      }
      steered = steers;
    }
    return clean.toString();
  }

  /** The same of each line. */
  static String cleanLines(String text) {
    return Stream.of(text.split("\n", -1)).map(Printed::clean).collect(Collectors.joining("\n"));
  }

  /** Controls, what turns the direction of a line, other breaks of a line, and what nobody sees. */
  static boolean steers(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
