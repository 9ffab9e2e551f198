package dev.portolan.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may reach a terminal. */
final class Printed {

  /** Controls, what turns the direction of a line, other breaks of a line, and what nobody sees. */
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private Printed() {}

  /** On one line, and without anything that steers a terminal. */
  static String clean(String text) {
    return STEERING.matcher(text).replaceAll(" ");
  }

  /** The same of each line. */
  static String cleanLines(String text) {
    return Stream.of(text.split("\n", -1)).map(Printed::clean).collect(Collectors.joining("\n"));
  }

  /** Whether a code point is one of those. */
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
