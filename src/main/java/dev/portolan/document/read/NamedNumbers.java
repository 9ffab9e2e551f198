package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cells with a container's name before its number. Beside the numbers of the host they are the
 * container's; where a table has no other numbers, each of them is a line of its own.
 *
 * <pre>
 *   | Shop | Container front | Container back |        | Service | Port | Shop  |
 *   | Tea  | tea-web:3000    | tea-api:8000   |   →    | tea-web | 3000 | Tea   |
 *                                                      | tea-api | 8000 | Tea   |
 * </pre>
 */
final class NamedNumbers {

  private static final Pattern CELL =
      Pattern.compile("(?<name>\\p{L}[\\p{L}\\p{N}_-]*):(?<port>\\d{2,5})(?:\\s*(?:→|->).*)?");

  private static final Set<Column> HOSTS = EnumSet.of(Column.HOST_PORT, Column.PORT);
  private static final Set<Column> LISTENERS =
      EnumSet.of(Column.SERVICE, Column.PORT, Column.CONTAINER_PORT);
  private static final List<String> CONTAINERS =
      Words.phrases("container; containers; pod; pods; 容器; コンテナ; 컨테이너");

  private NamedNumbers() {}

  /** The same table with the names and the numbers apart, if it has such cells. */
  static Table apart(Table table) {
    List<Integer> named = columns(table);
    boolean host =
        IntStream.range(0, table.header().size())
            .filter(i -> !named.contains(i))
            .anyMatch(i -> header(table, i).filter(HOSTS::contains).isPresent());
    if (named.isEmpty() || (host && named.size() > 1)) {
      return table;
    }
    return host ? beside(table, named.getFirst()) : lines(table, named);
  }

  private static List<Integer> columns(Table table) {
    return IntStream.range(0, table.header().size())
        .filter(i -> listens(table, i))
        .filter(i -> Columns.most(table, i, cell -> CELL.matcher(cell).matches()))
        .boxed()
        .toList();
  }

  private static boolean listens(Table table, int column) {
    return header(table, column).filter(LISTENERS::contains).isPresent()
        || Words.anyOf(table.header().get(column).flat(), CONTAINERS);
  }

  private static Optional<Column> header(Table table, int column) {
    return Headers.of(table.header().get(column).flat());
  }

  private static Table beside(Table table, int column) {
    List<Text> header = new ArrayList<>(table.header());
    header.set(column, header.get(column).with("Container port"));
    List<List<Text>> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      List<Text> numbers = new ArrayList<>(row);
      Matcher cell = CELL.matcher(column < row.size() ? row.get(column).flat() : "");
      if (cell.matches()) {
        numbers.set(column, row.get(column).with(cell.group("port")));
      }
      rows.add(numbers);
    }
    return new Table(table.section(), table.line(), header, rows, List.of());
  }

  private static Table lines(Table table, List<Integer> named) {
    List<Text> header = new ArrayList<>();
    header.add(table.header().getFirst().with("Service"));
    header.add(table.header().getFirst().with("Port"));
    header.addAll(others(table.header(), named));
    List<List<Text>> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      for (int column : named) {
        Matcher cell = CELL.matcher(column < row.size() ? row.get(column).flat() : "");
        if (cell.matches()) {
          List<Text> line = new ArrayList<>();
          line.add(row.get(column).with(cell.group("name")));
          line.add(row.get(column).with(cell.group("port")));
          line.addAll(others(row, named));
          rows.add(line);
        }
      }
    }
    return new Table(table.section(), table.line(), header, rows, List.of());
  }

  private static List<Text> others(List<Text> row, List<Integer> named) {
    return IntStream.range(0, row.size())
        .filter(i -> !named.contains(i))
        .mapToObj(row::get)
        .toList();
  }
}
