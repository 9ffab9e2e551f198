package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.PortRoles;
import dev.portolan.document.word.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table with a line for each environment and a column for each service: it is laid out anew, with
 * a line for each number.
 *
 * <pre>
 *   | Environment | Web  | Store |        | Environment | Service | Port |
 *   | Development | 3000 | 5432  |   →    | Development | Web     | 3000 |
 *   | Production  | 80   | 5432  |        | Development | Store   | 5432 | ...
 * </pre>
 */
final class CrossTable {

  private CrossTable() {}

  static boolean is(Table table) {
    return areEnvironments(table)
        && services(table).size() > 1
        && services(table).stream().anyMatch(i -> !isRole(table, i))
        && IntStream.range(1, table.header().size())
            .allMatch(i -> isService(table, i) || isWithoutNumbers(table, i));
  }

  private static List<Integer> services(Table table) {
    return IntStream.range(1, table.header().size())
        .filter(i -> isService(table, i))
        .boxed()
        .toList();
  }

  /** What else is told of the environment: its data base, its branch. */
  private static boolean isWithoutNumbers(Table table, int column) {
    return Columns.cells(table, column).allMatch(cell -> Mentions.of(cell).isEmpty());
  }

  private static boolean areEnvironments(Table table) {
    Optional<Column> first = Headers.of(table.header().getFirst().flat());
    return first.equals(Optional.of(Column.ENVIRONMENT))
        || (table.header().getFirst().isEmpty()
            && table.rows().stream()
                .allMatch(row -> Environments.ofHeader(row.getFirst().flat()).isPresent()));
  }

  /** A word for what a port is for: of services only where others beside it are names. */
  private static boolean isRole(Table table, int column) {
    return PortRoles.isRole(Headers.role(table.header().get(column).flat()));
  }

  /** Nothing but numbers stands below it. */
  private static boolean isService(Table table, int column) {
    String header = table.header().get(column).flat();
    boolean named =
        !header.isBlank()
            && Headers.of(header)
                .filter(known -> known != Column.ROLE_PORT && known != Column.ENVIRONMENT_PORT)
                .isEmpty();
    List<String> cells =
        Columns.cells(table, column).filter(cell -> !Says.isNothing(cell)).toList();
    return named && !cells.isEmpty() && cells.stream().allMatch(cell -> Mentions.of(cell).isPure());
  }

  static Table laidOut(Table table) {
    Text environment = table.header().getFirst();
    List<Text> header =
        List.of(
            environment.with("Environment"), environment.with("Service"), environment.with("Port"));
    List<List<Text>> rows = new ArrayList<>();
    List<Integer> services = services(table);
    for (List<Text> row : table.rows()) {
      for (int i : services) {
        if (i < row.size() && !Says.isNothing(row.get(i).flat())) {
          rows.add(List.of(row.getFirst(), named(table.header().get(i)), row.get(i)));
        }
      }
    }
    return new Table(table.section(), table.line(), header, rows, List.of());
  }

  /** The service's name, without the word "port" behind it. */
  private static Text named(Text header) {
    return Headers.speaksOfPorts(header.flat()) ? header.with(Headers.role(header.flat())) : header;
  }
}
