package dev.portolan.document.read;

import dev.portolan.document.fact.Numbers;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Several columns of numbers that are no roles: one for each machine ({@code pi4-01 | pi5-02}), or
 * the same roles twice, inside the container and on its host ({@code container HTTP | host HTTP}).
 */
final class SideColumns {

  private static final Pattern MACHINE =
      Pattern.compile("[a-z]+[a-z-]*\\d+[a-z0-9-]*(?:\\.[a-z0-9.-]+)?");
  private static final List<String> INSIDE =
      Words.phrases("container; internal; inside; 容器; コンテナ; 컨테이너");
  private static final List<String> OUTSIDE =
      Words.phrases("host; external; outside; published; 宿主机映射; 宿主机; 主机; ホスト; 호스트");

  private final Columns columns;
  private final List<Text> row;

  SideColumns(Columns columns, List<Text> row) {
    this.columns = columns;
    this.row = row;
  }

  /** The numbers of each machine; nothing where the columns are none of machines. */
  List<Cell> machines() {
    List<Integer> machines =
        columns.all(Column.ROLE_PORT).stream().filter(i -> isMachine(header(i))).toList();
    List<Cell> cells = new ArrayList<>();
    if (machines.size() < 2) {
      return cells;
    }
    Optional<Integer> inner =
        first(columns.all(Column.PORT)).or(() -> first(columns.all(Column.CONTAINER_PORT)));
    for (int index : machines) {
      for (Mention mention : mentions(index)) {
        Numbers own = NumberCells.of(mention);
        boolean plain = own.hostPort().isEmpty() && own.endPort().isEmpty();
        Numbers numbers =
            inner.filter(n -> plain).map(n -> Numbers.of(n).onHost(mention.port())).orElse(own);
        cells.add(
            new Cell(
                row.get(index),
                Optional.of(mention),
                numbers,
                Optional.empty(),
                Optional.empty(),
                Optional.of(header(index))));
      }
    }
    return cells;
  }

  /** Whether the table has a column for each machine, whatever this row holds. */
  static boolean areMachines(Columns columns) {
    return columns.all(Column.ROLE_PORT).stream()
            .filter(i -> isMachine(columns.header().get(i).flat()))
            .count()
        > 1;
  }

  /** The numbers of the container with those of the host, role by role. */
  List<Cell> pairs() {
    List<Integer> inside = side(INSIDE);
    List<Integer> outside = side(OUTSIDE);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; inside.size() == outside.size() && i < inside.size(); i++) {
      Optional<String> role =
          Optional.of(role(header(inside.get(i)))).filter(words -> !words.isEmpty());
      Optional<Integer> host = mentions(outside.get(i)).stream().map(Mention::port).findFirst();
      for (Mention mention : mentions(inside.get(i))) {
        Numbers numbers = NumberCells.of(mention);
        cells.add(
            new Cell(
                row.get(inside.get(i)),
                Optional.of(mention),
                host.map(numbers::onHost).orElse(numbers),
                role,
                Optional.empty()));
      }
    }
    return cells;
  }

  /** Whether there are two columns or more on either side, as many on both. */
  static boolean arePairs(Columns columns) {
    SideColumns sides = new SideColumns(columns, List.of());
    int inside = sides.side(INSIDE).size();
    return inside > 1 && inside == sides.side(OUTSIDE).size();
  }

  private List<Integer> side(List<String> words) {
    return columns.all(Column.ROLE_PORT).stream()
        .filter(i -> Words.anyOf(header(i), words))
        .toList();
  }

  private static String role(String header) {
    String words = header;
    for (String side : INSIDE) {
      words = words.replaceAll("(?i)" + side, " ");
    }
    return Headers.role(words);
  }

  private Optional<Integer> first(List<Integer> indexes) {
    return indexes.stream().flatMap(i -> mentions(i).stream()).map(Mention::port).findFirst();
  }

  private List<Mention> mentions(int index) {
    return index < row.size() ? Mentions.of(row.get(index).flat()).list() : List.of();
  }

  private String header(int index) {
    return columns.header().get(index).flat();
  }

  /** Whether a header is the name of a machine. */
  static boolean isMachine(String header) {
    return MACHINE.matcher(header).matches() && !Speech.isSpoken(header);
  }
}
