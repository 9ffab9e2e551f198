package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.PortRoles;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of numbers beside those that the services have: the blocks that these are taken from, and
 * what somebody expected instead.
 */
final class BesideNumbers {

  private static final List<String> EXPECTED =
      Words.phrases(
          "expected; documented; desired; erwartet; esperado; attendu; ожидаемый; 预期; 期望");
  private static final List<String> CLUSTER =
      Words.phrases("service port; svc port; clusterip; cluster port; cluster ip; k8s port");
  private static final List<String> LOCAL = Words.phrases("local; localhost; machine; lokal");
  private static final int FEWEST = 2;

  private BesideNumbers() {}

  static void settle(List<Column> roles, Table table) {
    settleEnvironments(roles, table);
    boolean counted = roles.stream().anyMatch(role -> role == Column.PORT);
    for (int i = 0; i < roles.size(); i++) {
      String header = table.header().get(i).plain();
      if (roles.get(i) != Column.ROLE_PORT) {
        continue;
      }
      if (counted && Words.anyOf(header, EXPECTED)) {
        roles.set(i, Column.OTHER_NUMBER);
      } else if (!PortRoles.isRole(Headers.role(header))
          && areBlocks(table, i)
          && hasNumbers(roles, table, i)) {
        roles.set(i, Column.RANGE);
      }
    }
  }

  /** A column for each way in which one environment runs. */
  private static void settleEnvironments(List<Column> roles, Table table) {
    List<Integer> named =
        Columns.indexes(roles, Column.ROLE_PORT).stream()
            .filter(i -> Environments.ofOneHeader(table.header().get(i).flat()).isPresent())
            .toList();
    if (named.size() > 1) {
      named.forEach(i -> roles.set(i, Column.ENVIRONMENT_PORT));
    }
  }

  /** Nothing but ranges, and not the same one twice. */
  private static boolean areBlocks(Table table, int column) {
    List<List<Mention>> cells =
        Columns.cells(table, column)
            .map(cell -> Mentions.of(cell).list())
            .filter(mentions -> !mentions.isEmpty())
            .toList();
    return cells.size() > FEWEST
        && cells.stream().distinct().count() == cells.size()
        && cells.stream().flatMap(List::stream).allMatch(m -> m.to().isPresent());
  }

  private static boolean hasNumbers(List<Column> roles, Table table, int but) {
    return IntStream.range(0, roles.size())
        .filter(i -> i != but && NumberCells.isNumber(roles.get(i)))
        .filter(i -> roles.get(i) != Column.RANGE)
        .anyMatch(i -> !areBlocks(table, i));
  }

  /** Whether a cluster's Services have the numbers, beside those of the containers. */
  static boolean areOfCluster(List<Column> roles, Table table) {
    int inner = roles.indexOf(Column.CONTAINER_PORT);
    return inner >= 0
        && Words.anyOf(table.header().get(roles.indexOf(Column.PORT)).plain(), CLUSTER)
        && Words.anyOf(table.header().get(inner).plain(), List.of("container", "pod"));
  }

  /** Cells such as 127.0.0.1:3110: where on the host something listens. */
  static boolean areBound(Table table, int column) {
    return Columns.most(table, column, cell -> cell.matches("\\d{1,3}(?:\\.\\d{1,3}){3}:\\d{2,5}"));
  }

  /** A name inside a cluster, with its port. */
  static boolean isDialled(String cell) {
    return cell.matches(
        "(?i)[a-z0-9-]+(?:\\.[a-z0-9-]+){2,}:\\d{2,5}|[a-z][a-z0-9+]{1,9}://[\\w.-]+:\\d{2,5}\\S*");
  }

  /** Beside the container's number, the one on the developer's own machine is the host's. */
  static void settleLocal(List<Column> roles, Table table) {
    List<Integer> byRole = Columns.indexes(roles, Column.ROLE_PORT);
    if (byRole.size() == 1
        && roles.contains(Column.CONTAINER_PORT)
        && !roles.contains(Column.HOST_PORT)
        && !roles.contains(Column.PORT)
        && Words.anyOf(table.header().get(byRole.getFirst()).plain(), LOCAL)) {
      roles.set(byRole.getFirst(), Column.HOST_PORT);
    }
  }
}
