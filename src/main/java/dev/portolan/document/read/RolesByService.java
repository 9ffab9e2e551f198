package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.PortRoles;
import dev.portolan.document.word.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line for each role and a column for each service, as a line for each number.
 *
 * <pre>
 *   | Purpose | Heron | Stork |        | Service | Port name | Port |
 *   | HTTP    | 8545  | 8549  |   →    | Heron   | HTTP      | 8545 |
 *   | Metrics | 6061  | -     |        | Stork   | HTTP      | 8549 | ...
 * </pre>
 */
final class RolesByService {

  private static final int FEWEST = 2;

  private RolesByService() {}

  static boolean is(Table table) {
    List<String> roles = Columns.cells(table, 0).filter(cell -> !cell.isBlank()).toList();
    long known = roles.stream().filter(EntryNames::isRole).count();
    return roles.size() >= FEWEST
        && known * 4 >= roles.size() * 3L
        && table.header().size() > FEWEST
        && IntStream.range(1, table.header().size()).allMatch(i -> isService(table, i));
  }

  private static boolean isService(Table table, int column) {
    String header = table.header().get(column).flat();
    List<String> cells =
        Columns.cells(table, column)
            .filter(cell -> !cell.isBlank() && !Says.isNothing(cell))
            .toList();
    return !header.isBlank()
        && !PortRoles.isRole(Headers.role(header))
        && Headers.of(header).isEmpty()
        && Environments.ofHeader(header).isEmpty()
        && !cells.isEmpty()
        && cells.stream().allMatch(cell -> Mentions.of(cell).isPure());
  }

  static Table laidOut(Table table) {
    Text first = table.header().getFirst();
    List<Text> header = List.of(first.with("Service"), first.with("Port name"), first.with("Port"));
    List<List<Text>> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      for (int i = 1; i < Math.min(row.size(), table.header().size()); i++) {
        if (!Mentions.of(row.get(i).flat()).isEmpty()) {
          String service = table.header().get(i).flat();
          rows.add(List.of(row.getFirst().with(service), row.getFirst(), row.get(i)));
        }
      }
    }
    return new Table(table.section(), table.line(), header, rows, List.of());
  }
}
