package dev.portolan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in aligned columns; a column that holds nothing but its header is left out. */
final class Table {

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  Table(String... header) {
    this.header = List.of(header);
    this.widths = new int[header.length];
  }

  /** Adds a row and says which one it is. */
  int add(String... cells) {
    rows.add(List.of(cells));
    Arrays.setAll(widths, column -> Math.max(widths[column], length(cells[column])));
    return rows.size() - 1;
  }

  /** The header and every row. */
  List<String> lines(String indent) {
    return lines(indent, IntStream.range(0, rows.size()).boxed().toList());
  }

  /** The header and some rows, aligned with all of them. */
  List<String> lines(String indent, List<Integer> members) {
    List<String> lines = new ArrayList<>(List.of(indent + line(header)));
    members.forEach(member -> lines.add(indent + line(rows.get(member))));
    return lines;
  }

  private String line(List<String> cells) {
    return IntStream.range(0, header.size())
        .filter(column -> widths[column] > 0)
        .mapToObj(column -> padded(cells.get(column), column))
        .collect(Collectors.joining(GAP));
  }

  private String padded(String cell, int column) {
    return cell + " ".repeat(widest(column) - length(cell));
  }

  private int widest(int column) {
    return Math.max(length(header.get(column)), widths[column]);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
