package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.StrayHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that several projects of one table use for services of their own: "postgres" of each. */
final class SharedNames {

  private final Columns columns;
  private final Map<String, Set<String>> projects = new HashMap<>();

  SharedNames(Table table, Columns columns) {
    this.columns = columns;
    int group = columns.roles().indexOf(Column.CATEGORY);
    if (group >= 0 && isProject(columns.header().get(group).flat())) {
      table.rows().forEach(this::row);
    }
  }

  private static boolean isProject(String header) {
    return StrayHeaders.isWhole(header) && !StrayHeaders.isMachine(header);
  }

  private void row(List<Text> row) {
    columns
        .words(row, Column.SERVICE)
        .ifPresent(name -> projects.computeIfAbsent(name, n -> new HashSet<>()).add(project(row)));
  }

  private String project(List<Text> row) {
    return columns.words(row, Column.CATEGORY).orElse("");
  }

  /** The name, with the project before it where the name alone would mean several, or nobody. */
  String title(String name, List<Text> row) {
    Set<String> all = projects.getOrDefault(name, Set.of());
    boolean shared = all.size() > 1 || (!all.isEmpty() && EntryNames.isRole(name));
    return shared ? project(row) + " " + name : name;
  }
}
