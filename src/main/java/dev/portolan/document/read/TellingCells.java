package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Columns whose cells say what they are, whatever their headers say. */
final class TellingCells {

  private TellingCells() {}

  static void settle(List<Column> roles, Table table) {
    settle(roles, Column.EXPOSED, i -> areVisibilities(table, i));
    settle(roles, Column.ENVIRONMENT, i -> areEnvironments(table, i));
  }

  private static void settle(List<Column> roles, Column column, IntPredicate tells) {
    if (!roles.contains(column)) {
      IntStream.range(0, roles.size())
          .filter(i -> roles.get(i) == Column.CATEGORY || roles.get(i) == Column.OTHER)
          .filter(tells)
          .findFirst()
          .ifPresent(i -> roles.set(i, column));
    }
  }

  /** Public in one line and internal in another. */
  private static boolean areVisibilities(Table table, int index) {
    return Columns.cells(table, index).allMatch(c -> c.isBlank() || Says.isVisibility(c))
        && Columns.cells(table, index).map(Words::normal).distinct().count() > 1;
  }

  /** Dev in one line and prod in another. */
  private static boolean areEnvironments(Table table, int index) {
    return Columns.cells(table, index).noneMatch(c -> Environments.all(c).isEmpty())
        && Columns.cells(table, index).map(Environments::all).distinct().count() > 1;
  }
}
