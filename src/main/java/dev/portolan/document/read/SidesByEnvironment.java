package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A column for the host and one for the container in each environment, as a line for each
 * environment.
 *
 * <pre>
 *   | Shop | Host (dev) | Container (dev) | Host (prod) | Container (prod) |
 *   →  | Shop | Environment | Host port | Container port |
 * </pre>
 */
final class SidesByEnvironment {

  private static final List<String> INSIDE =
      Words.phrases("container; internal; inside; docker; intern; interno; interne; 容器; 内部");
  private static final List<String> OUTSIDE =
      Words.phrases("host; external; outside; published; extern; externo; externe; 主机; 宿主机; 外部");

  /** The two columns of one environment; one of them may be missing. */
  private record Sides(String environment, Optional<Integer> host, Optional<Integer> container) {}

  private SidesByEnvironment() {}

  static boolean is(Table table) {
    List<Sides> sides = sides(table);
    return sides.size() > 1
        && sides.stream().anyMatch(side -> side.host().isPresent() && side.container().isPresent());
  }

  private static List<Sides> sides(Table table) {
    return IntStream.range(0, table.header().size())
        .filter(i -> isSide(table, i, OUTSIDE) || isSide(table, i, INSIDE))
        .mapToObj(i -> environment(table, i))
        .flatMap(Optional::stream)
        .distinct()
        .map(name -> new Sides(name, column(table, name, OUTSIDE), column(table, name, INSIDE)))
        .toList();
  }

  private static Optional<String> environment(Table table, int column) {
    return Environments.only(table.header().get(column).plain());
  }

  private static boolean isSide(Table table, int column, List<String> words) {
    return Words.anyOf(table.header().get(column).plain(), words);
  }

  private static Optional<Integer> column(Table table, String environment, List<String> words) {
    return IntStream.range(0, table.header().size())
        .filter(i -> isSide(table, i, words))
        .filter(i -> environment(table, i).filter(environment::equals).isPresent())
        .boxed()
        .findFirst();
  }

  static Table laidOut(Table table) {
    List<Sides> sides = sides(table);
    Text first = table.header().getFirst();
    List<Text> header = new ArrayList<>(others(table.header(), sides));
    header.addAll(
        List.of(first.with("Environment"), first.with("Host port"), first.with("Container port")));
    List<List<Text>> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      for (Sides side : sides) {
        Text host = cell(row, side.host());
        Text container = cell(row, side.container());
        if (!Mentions.of(host.flat() + " " + container.flat()).isEmpty()) {
          List<Text> line = new ArrayList<>(others(row, sides));
          line.addAll(List.of(row.getFirst().with(side.environment()), host, container));
          rows.add(line);
        }
      }
    }
    return new Table(table.section(), table.line(), header, rows, List.of());
  }

  private static Text cell(List<Text> row, Optional<Integer> column) {
    return column.filter(i -> i < row.size()).map(row::get).orElse(row.getFirst().with(""));
  }

  private static List<Text> others(List<Text> row, List<Sides> sides) {
    return IntStream.range(0, row.size())
        .filter(
            i ->
                sides.stream()
                    .noneMatch(
                        side ->
                            side.host().filter(c -> c == i).isPresent()
                                || side.container().filter(c -> c == i).isPresent()))
        .mapToObj(row::get)
        .toList();
  }
}
