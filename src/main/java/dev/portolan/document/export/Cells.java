package dev.portolan.document.export;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words as cells of a Markdown table. */
final class Cells {

  private static final String MARKS = "\\`*_[]<>|&";

  private Cells() {}

  static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The words so that Markdown reads them as they are; two tildes would strike something out. */
  static String of(String words) {
    StringBuilder cell = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean second = c == '~' && i > 0 && words.charAt(i - 1) == '~';
      cell.append(second ? "<!-- -->" : MARKS.indexOf(c) >= 0 ? "\\" : "");
      cell.append(c == '\n' ? "<br>" : c);
    }
    return cell.toString();
  }

  static String of(Optional<?> value) {
    return value.map(v -> of(String.valueOf(v))).orElse("");
  }

  /** The words of a cell that may be empty. */
  static @Nullable String text(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  /** The number of a cell that may be empty. */
  static @Nullable Integer number(String cell) {
    return cell.isEmpty() ? null : Integer.valueOf(cell);
  }

  static boolean isNumber(String cell) {
    return cell.matches("\\d{1,5}")
        && Integer.parseInt(cell) >= 1
        && Integer.parseInt(cell) <= 65_535;
  }

  static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
