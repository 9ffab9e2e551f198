package dev.portolan.document.check;

import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Brackets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** How findings speak. */
final class Say {
  private Say() {}

  /** Numbers or names as "a, b and c". */
  static String list(Collection<?> parts) {
    List<String> words = parts.stream().map(String::valueOf).toList();
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** "line 3", "lines 3 and 5". */
  static String lines(Collection<Integer> lines) {
    List<Integer> sorted = List.copyOf(new TreeSet<>(lines));
    return (sorted.size() == 1 ? "line " : "lines ") + list(sorted);
  }

  static String title(Row row) {
    return Brackets.of(row.said().title()).outside();
  }
}
