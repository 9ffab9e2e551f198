package dev.portolan.document.markdown;

import dev.portolan.document.markdown.Block.Table;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Tables that are written in HTML. A cell that spans rows is repeated in each. */
final class HtmlTables {

  /** Cells that span rows can make each row wider than the one above. */
  private static final int WIDEST = 32;

  private HtmlTables() {}

  static List<Table> of(String html, Section section, int firstLine) {
    if (!html.toLowerCase(java.util.Locale.ROOT).contains("<table")) {
      return List.of();
    }
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    List<Table> tables = new ArrayList<>();
    for (Element table : Jsoup.parse(html, "", parser).select("table")) {
      List<List<Text>> grid = grid(table, firstLine);
      if (grid.size() > 1) {
        tables.add(
            new Table(
                section,
                grid.getFirst().getFirst().line(),
                grid.getFirst(),
                grid.subList(1, grid.size()),
                List.of()));
      }
    }
    return tables;
  }

  private static List<List<Text>> grid(Element table, int firstLine) {
    List<List<Text>> grid = new ArrayList<>();
    List<Element> above = new ArrayList<>();
    for (Element row : table.select("tr")) {
      List<Element> cells = spread(row.select("> td, > th"), above);
      if (!cells.isEmpty()) {
        grid.add(cells.stream().map(cell -> text(cell, row, firstLine)).toList());
        above = cells;
      }
    }
    int width = grid.stream().mapToInt(List::size).max().orElse(0);
    return grid.stream().map(row -> padded(row, width)).toList();
  }

  private static List<Element> spread(List<Element> own, List<Element> above) {
    List<Element> cells = new ArrayList<>();
    int next = 0;
    for (int column = 0;
        column < WIDEST && (next < own.size() || column < above.size());
        column++) {
      Element over = column < above.size() ? above.get(column) : null;
      if (over != null && over.attr("rowspan").matches("[2-9]|[1-9]\\d{1,2}")) {
        over.attr("rowspan", String.valueOf(Integer.parseInt(over.attr("rowspan")) - 1));
        cells.add(over);
      } else if (next < own.size()) {
        cells.add(own.get(next++));
      }
    }
    return cells;
  }

  private static Text text(Element cell, Element row, int firstLine) {
    cell.select("br").forEach(br -> br.replaceWith(new org.jsoup.nodes.TextNode("\n")));
    int line = firstLine - 1 + row.sourceRange().start().lineNumber();
    boolean bold =
        !cell.select("b, strong").isEmpty() && cell.select("b, strong").text().equals(cell.text());
    List<String> links = cell.select("a").eachAttr("href");
    return new Text(
        cell.wholeText().strip(), links, bold, line, row.sourceRange().start().columnNumber());
  }

  private static List<Text> padded(List<Text> row, int width) {
    List<Text> cells = new ArrayList<>(row);
    while (cells.size() < width) {
      cells.add(row.getLast().with(""));
    }
    return cells;
  }
}
