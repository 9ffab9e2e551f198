package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A table of two columns that lists the properties of one service: it is turned round. */
final class Vertical {

  private static final Set<Column> PORTS =
      EnumSet.of(
          Column.PORT, Column.HOST_PORT, Column.CONTAINER_PORT, Column.NODE_PORT, Column.ROLE_PORT);

  private Vertical() {}

  static boolean isVertical(Table table) {
    if (table.header().size() != 2 || table.rows().isEmpty()) {
      return false;
    }
    boolean known =
        Headers.of(table.header().get(1).flat()).filter(PORTS::contains).isPresent()
            || (Headers.of(table.header().get(0).flat()).filter(PORTS::contains).isPresent()
                && Mentions.of(table.header().get(1).flat()).isEmpty());
    List<List<Text>> pairs = pairs(table);
    boolean port = pairs.stream().anyMatch(pair -> isPort(pair));
    long keys =
        pairs.stream().filter(pair -> Headers.of(pair.getFirst().flat()).isPresent()).count();
    return !known && port && keys * 2 >= pairs.size();
  }

  private static boolean isPort(List<Text> pair) {
    return Headers.of(pair.getFirst().flat()).filter(PORTS::contains).isPresent()
        && !Mentions.of(pair.get(1).flat()).isEmpty();
  }

  private static List<List<Text>> pairs(Table table) {
    List<List<Text>> pairs = new ArrayList<>();
    pairs.add(table.header());
    pairs.addAll(table.rows());
    return pairs.stream().filter(pair -> pair.size() == 2).toList();
  }

  /** One table for each line with a port, so that the line is kept. */
  static Table turned(Table table) {
    List<Text> header = new ArrayList<>();
    List<Text> row = new ArrayList<>();
    for (List<Text> pair : pairs(table)) {
      if (Headers.of(pair.getFirst().flat()).isPresent()) {
        header.add(pair.getFirst());
        row.add(pair.get(1));
      }
    }
    return new Table(table.section(), table.line(), header, List.of(row), List.of());
  }
}
