package dev.portolan.document.read;

import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Block.Paragraph;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows that a blank line or a remark cut off from their table: Markdown takes them for running
 * text. They belong to the last table above that has as many columns.
 */
final class TornRows {

  private final Map<Integer, Table> byWidth = new HashMap<>();
  private final List<Block> mended = new ArrayList<>();

  private TornRows() {}

  /** The same blocks, with the rows as tables of their own. */
  static List<Block> mended(List<Block> blocks) {
    TornRows torn = new TornRows();
    blocks.forEach(torn::block);
    return List.copyOf(torn.mended);
  }

  private void block(Block block) {
    if (block instanceof Table table) {
      byWidth.put(table.header().size(), table);
    }
    if (block instanceof Paragraph paragraph && !byWidth.isEmpty()) {
      paragraph(paragraph);
    } else {
      mended.add(block);
    }
  }

  private void paragraph(Paragraph paragraph) {
    List<Text> words = new ArrayList<>();
    List<List<Text>> rows = new ArrayList<>();
    for (Text line : paragraph.lines()) {
      Optional<List<Text>> row = cells(line).filter(cells -> byWidth.containsKey(cells.size()));
      row.ifPresentOrElse(rows::add, () -> words.add(line));
    }
    if (!words.isEmpty()) {
      mended.add(new Paragraph(paragraph.section(), words.getFirst().line(), words));
    }
    rows.stream().map(List::size).distinct().forEach(width -> table(width, rows));
  }

  private void table(int width, List<List<Text>> rows) {
    List<List<Text>> same = rows.stream().filter(row -> row.size() == width).toList();
    Table above = Objects.requireNonNull(byWidth.get(width));
    int line = same.getFirst().getFirst().line();
    mended.add(new Table(above.section(), line, above.header(), same, List.of()));
  }

  private static Optional<List<Text>> cells(Text line) {
    String words = line.plain().strip();
    if (words.length() < 3 || !words.startsWith("|") || !words.endsWith("|")) {
      return Optional.empty();
    }
    List<Text> cells = new ArrayList<>();
    for (String cell : words.substring(1, words.length() - 1).split("\\|", -1)) {
      cells.add(Text.of(cell.strip(), line.line(), line.column()));
    }
    return Optional.of(cells);
  }
}
