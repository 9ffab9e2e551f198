package dev.portolan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in aligned columns; a column that holds nothing but its header is left out. */
final class Table {

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;
  private final List<UnaryOperator<String>> inks;

  Table(String... header) {
    this.header = List.of(header);
    this.widths = new int[header.length];
    this.inks = new ArrayList<>(Collections.nCopies(header.length, UnaryOperator.identity()));
  }

  /** Sets off the cells of one column; what is put around a cell takes no room. */
  Table setOff(String column, UnaryOperator<String> ink) {
    inks.set(header.indexOf(column), ink);
    return this;
  }

  void add(String... cells) {
    rows.add(List.of(cells));
    Arrays.setAll(widths, column -> Math.max(widths[column], length(cells[column])));
  }

  /** The header and every row. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(header()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  String header() {
    return line(header);
  }

  /** One row, counted from 0. */
  String line(int row) {
    return line(rows.get(row));
  }

  private String line(List<String> cells) {
    return IntStream.range(0, header.size())
        .filter(column -> widths[column] > 0)
        .mapToObj(column -> padded(cells.get(column), column))
        .collect(Collectors.joining(GAP));
  }

  private String padded(String cell, int column) {
    return inks.get(column).apply(cell) + " ".repeat(widest(column) - length(cell));
  }

  private int widest(int column) {
    return Math.max(length(header.get(column)), widths[column]);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
