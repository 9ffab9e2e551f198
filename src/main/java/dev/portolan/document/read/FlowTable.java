package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.stream.IntStream;

/** A table of who calls whom: a source, a destination, and the destination's port. */
final class FlowTable {

  private static final List<String> FROM =
      Words.phrases(
          """
            source; from; client; caller; consumer; source service; quelle; von; origen; origem;
            desde; источник; 来源; 源; 送信元""");
  private static final List<String> TO =
      Words.phrases(
          """
            destination; to; target; callee; provider; destination service; target service; dest;
            ziel; nach; destino; hacia; назначение; 目标; 目的; 宛先""");

  private FlowTable() {}

  static boolean is(Table table, Columns columns) {
    return index(table, FROM) >= 0 && index(table, TO) >= 0 && columns.has(Column.PORT);
  }

  private static int index(Table table, List<String> headers) {
    return IntStream.range(0, table.header().size())
        .filter(i -> headers.contains(Words.normal(table.header().get(i).flat())))
        .findFirst()
        .orElse(-1);
  }

  /** Each line as the arrow that it stands for. */
  static void read(Table table, Columns columns, Draft draft) {
    int from = index(table, FROM);
    int to = index(table, TO);
    for (List<Text> row : table.rows()) {
      if (row.size() > Math.max(from, to)) {
        columns
            .cell(row, Column.PORT)
            .ifPresent(
                cell -> arrows(table, row.get(from).flat(), row.get(to).flat(), cell, draft));
      }
    }
  }

  private static void arrows(Table table, String from, String to, Text cell, Draft draft) {
    for (Mention mention : Mentions.of(cell.flat()).list()) {
      String arrow = from + " → " + to + ":" + mention.port();
      draft.arrows.add(new Draft.Arrows(cell.line(), arrow, table.section()));
    }
  }
}
