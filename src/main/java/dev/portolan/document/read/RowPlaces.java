package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the numbers of a table's row are served: what its columns say, else what its headings say.
 */
final class RowPlaces {

  private final Columns columns;
  private final Where here;

  RowPlaces(Columns columns, Where here) {
    this.columns = columns;
    this.here = here;
  }

  /** One place, or one for each environment that the row names. */
  List<Where> of(List<Text> row, Cell cell) {
    Where where = cell.machine().isPresent() ? place(row).on(cell.machine()) : place(row);
    List<Where> all = new ArrayList<>();
    if (cell.environment().isPresent()) {
      return List.of(where.in(cell.environment()));
    }
    Optional<String> stated =
        columns.words(row, Column.ENVIRONMENT).filter(text -> !Says.isNothing(text));
    if (stated.isEmpty()) {
      return List.of(where);
    }
    for (String part : stated.get().split("\\s*(?:[,/&+;、]|\\band\\b|\\n)\\s*")) {
      boolean every =
          part.isBlank() || part.matches("(?i)all|any|every|both|alle|todos|tous|全部|所有|\\*");
      all.add(
          every ? where.in(Optional.empty()) : where.in(Optional.of(Environments.ofCell(part))));
    }
    return all;
  }

  private Where place(List<Text> row) {
    Where where = here;
    Optional<String> exposed = columns.words(row, Column.EXPOSED);
    if (exposed.isPresent()) {
      where = where.exposed(Says.exposedCell(exposed.get()).or(where::exposed));
      where = exposure(where, exposed.get());
    }
    boolean unpublished =
        columns.has(Column.CONTAINER_PORT)
            && columns.words(row, Column.HOST_PORT).filter(Says::isNothing).isPresent();
    if (unpublished && where.exposed().isEmpty()) {
      where = where.exposed(Optional.of(false));
    }
    Optional<String> namespace =
        columns.words(row, Column.NAMESPACE).filter(text -> !Says.isNothing(text));
    if (namespace.filter(name -> name.equalsIgnoreCase("host")).isPresent()) {
      return where.as(Exposure.Host).exposed(Optional.of(true));
    }
    return namespace.isEmpty() ? where : where.inside(namespace);
  }

  /** The very words of the resources leave no choice. */
  private static Where exposure(Where where, String cell) {
    for (Exposure exposure : Exposure.values()) {
      if (cell.equals(exposure.name())
          && exposure != Exposure.Host
          && exposure != Exposure.External) {
        return where.as(exposure);
      }
    }
    return cell.equals("Host") ? where.as(Exposure.Host) : where;
  }
}
