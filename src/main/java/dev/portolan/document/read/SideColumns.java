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
import java.util.function.Predicate;
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
  private final List<Integer> machines;
  private final List<Integer> inside;
  private final List<Integer> outside;

  SideColumns(Columns columns) {
    this.columns = columns;
    this.machines = roles(SideColumns::isMachine);
    this.inside = roles(header -> Words.anyOf(header, INSIDE));
    this.outside = roles(header -> Words.anyOf(header, OUTSIDE));
  }

  /** The numbers of a row; empty where the table has no such columns, whatever the row holds. */
  Optional<List<Cell>> cells(List<Text> row) {
    if (machines.size() > 1) {
      return Optional.of(machines(row));
    }
    return inside.size() > 1 && inside.size() == outside.size()
        ? Optional.of(pairs(row))
        : Optional.empty();
  }

  private List<Integer> roles(Predicate<String> header) {
    return columns.all(Column.ROLE_PORT).stream().filter(i -> header.test(header(i))).toList();
  }

  /** The numbers of each machine. */
  private List<Cell> machines(List<Text> row) {
    List<Cell> cells = new ArrayList<>();
    Optional<Integer> inner = first(row, Column.PORT).or(() -> first(row, Column.CONTAINER_PORT));
    for (int index : machines) {
      for (Mention mention : mentions(row, index)) {
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

  /** The numbers of the container with those of the host, role by role. */
  private List<Cell> pairs(List<Text> row) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < inside.size(); i++) {
      Optional<String> role =
          Optional.of(role(header(inside.get(i)))).filter(words -> !words.isEmpty());
      Optional<Integer> host =
          mentions(row, outside.get(i)).stream().map(Mention::port).findFirst();
      for (Mention mention : mentions(row, inside.get(i))) {
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

  private static String role(String header) {
    String words = header;
    for (String side : INSIDE) {
      words = words.replaceAll("(?i)" + side, " ");
    }
    return Headers.role(words);
  }

  private Optional<Integer> first(List<Text> row, Column column) {
    return columns.all(column).stream()
        .flatMap(i -> mentions(row, i).stream())
        .map(Mention::port)
        .findFirst();
  }

  private static List<Mention> mentions(List<Text> row, int index) {
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
