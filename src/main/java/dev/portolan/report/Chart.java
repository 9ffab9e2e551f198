package dev.portolan.report;

import dev.portolan.ledger.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The line of numbers of one place as a page draws it: a bar of thousands, and each hundred in
 * which something is.
 *
 * @param more how many hundreds are not drawn
 */
public record Chart(String title, List<Cell> thousands, List<Hundred> hundreds, int more) {

  private static final int MOST_HUNDREDS = 48;
  private static final int DARKEST = 4;

  /** What is at a number; of several the first is what is seen. */
  enum Kind {
    refused,
    outside,
    inside,
    later
  }

  /** Something at a number. */
  record Mark(int number, Kind kind, String title) {}

  /**
   * What is drawn from one place on, counted in cells from the left.
   *
   * @param kind a class of the page's style
   */
  public record Cell(int x, int width, String kind, String title) {}

  /** A hundred numbers, a cell each. */
  public record Hundred(String label, List<Cell> bands, List<Cell> marks) {}

  /** Bands are numbers with a purpose, by what they are called. */
  static Chart of(String title, Collection<Mark> marks, Map<String, Numbers> bands) {
    SortedMap<Integer, List<Mark>> byNumber = new TreeMap<>();
    for (Mark mark : marks) {
      byNumber.computeIfAbsent(mark.number(), n -> new ArrayList<>()).add(mark);
    }
    SortedMap<Integer, List<Cell>> hundreds = new TreeMap<>();
    byNumber.forEach(
        (number, there) ->
            hundreds
                .computeIfAbsent(number / 100, h -> new ArrayList<>())
                .add(cell(number % 100, there)));
    List<Hundred> drawn =
        hundreds.entrySet().stream()
            .limit(MOST_HUNDREDS)
            .map(entry -> hundred(entry.getKey(), entry.getValue(), bands))
            .toList();
    return new Chart(title, thousands(byNumber, bands), drawn, hundreds.size() - drawn.size());
  }

  private static Cell cell(int x, List<Mark> there) {
    Kind kind = there.stream().map(Mark::kind).min(Kind::compareTo).orElse(Kind.inside);
    String titles =
        there.stream().map(Mark::title).distinct().reduce((a, b) -> a + "; " + b).orElse("");
    return new Cell(x, 1, kind.name(), titles);
  }

  private static Hundred hundred(int hundred, List<Cell> marks, Map<String, Numbers> bands) {
    Numbers here = new Numbers(hundred * 100, hundred * 100 + 99);
    List<Cell> tints = new ArrayList<>();
    bands.forEach(
        (name, numbers) -> {
          if (numbers.overlaps(here)) {
            Numbers part = numbers.common(here);
            tints.add(new Cell(part.from() - here.from(), part.width(), "band", name));
          }
        });
    return new Hundred(String.valueOf(here.from()), tints, marks);
  }

  private static List<Cell> thousands(
      SortedMap<Integer, List<Mark>> byNumber, Map<String, Numbers> bands) {
    List<Cell> cells = new ArrayList<>();
    bands.forEach(
        (name, numbers) -> {
          int first = numbers.from() / 1000;
          cells.add(new Cell(first, numbers.to() / 1000 - first + 1, "band", name));
        });
    for (int thousand = 0; thousand * 1000 <= 65_535; thousand++) {
      int from = thousand * 1000;
      int count = byNumber.subMap(from, from + 1000).size();
      if (count > 0) {
        String title = from + "-" + Math.min(from + 999, 65_535) + ": " + count + " in use";
        cells.add(new Cell(thousand, 1, "level" + Math.min(count, DARKEST), title));
      }
    }
    return cells;
  }

  /** What somebody reads who does not see it. */
  public String summary() {
    int numbers = hundreds.stream().mapToInt(hundred -> hundred.marks().size()).sum();
    return numbers + (numbers == 1 ? " number" : " numbers") + (more > 0 ? " and more" : "");
  }
}
