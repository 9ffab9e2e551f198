package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.StrayHeaders;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the numbers of a table's row are served: what its columns say, else what its headings say.
 */
final class RowPlaces {

  private final Columns columns;
  private final Where here;
  private final Optional<Integer> machine;
  private final Optional<Integer> visible;
  private final boolean contrast;
  private final boolean ofContainers;

  RowPlaces(Table table, Columns columns, Setting setting) {
    this.columns = columns;
    this.here = setting.where();
    this.ofContainers = setting.nearest().filter(RowPlaces::speaksOfPorts).isPresent();
    this.machine =
        IntStream.range(0, table.header().size())
            .filter(i -> isMachine(table, columns, i))
            .boxed()
            .findFirst();
    this.visible = visible(table, columns.all(Column.EXPOSED));
    this.contrast =
        visible
            .filter(i -> Columns.cells(table, i).anyMatch(Says::isEveryInterface))
            .filter(i -> Columns.cells(table, i).anyMatch(Says::isLoopback))
            .isPresent();
  }

  /** A column that answers with yes and no tells more than one of addresses. */
  private static Optional<Integer> visible(Table table, List<Integer> candidates) {
    return candidates.stream()
        .filter(i -> Columns.most(table, i, Says::isAnswer))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /** Machines have names, and several services each; an address tells who can see them. */
  private static boolean isMachine(Table table, Columns columns, int index) {
    Column role = columns.roles().get(index);
    List<String> cells = Columns.cells(table, index).filter(cell -> !cell.isBlank()).toList();
    long different = cells.stream().distinct().count();
    return (role == Column.OTHER || role == Column.CATEGORY)
        && StrayHeaders.isMachine(table.header().get(index).flat())
        && different > 1
        && different * 2 <= cells.size()
        && cells.stream().allMatch(RowPlaces::isName);
  }

  private static boolean speaksOfPorts(String heading) {
    return Headers.speaksOfPorts(heading) && InnerPort.speaksOfContainers(heading);
  }

  private static boolean isName(String cell) {
    return cell.codePoints().anyMatch(Character::isLetter) && !cell.contains("localhost");
  }

  /** One place, or one for each environment that the row names. */
  List<Where> of(List<Text> row, Cell cell) {
    Optional<String> on = cell.machine().or(() -> machine(row));
    Where there = on.isPresent() ? place(row).on(on) : place(row);
    Where where =
        cell.mention().flatMap(Mention::label).filter(Says::isHiddenOutright).isPresent()
            ? there.exposed(Optional.of(false))
            : there;
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

  private Optional<String> machine(List<Text> row) {
    return machine
        .filter(index -> index < row.size())
        .map(index -> row.get(index).flat())
        .filter(name -> !name.isBlank());
  }

  private Where place(List<Text> row) {
    Where where = here;
    Optional<String> exposed = visible(row);
    if (exposed.isPresent()) {
      where = where.exposed(exposedCell(exposed.get()).or(where::exposed));
      where = exposure(where, exposed.get());
    }
    if (isOnlyOfContainers() && !unpublishedOnHost(row)) {
      where = where.exposed(Optional.empty());
    }
    if (visible.isEmpty() && where.exposed().isEmpty() && isHiddenOutright(row)) {
      where = where.exposed(Optional.of(false));
    }
    boolean unpublished =
        columns.has(Column.CONTAINER_PORT)
            && columns.words(row, Column.HOST_PORT).filter(RowPlaces::isHidden).isPresent();
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

  /** "Internal container ports" tells what the numbers are, not who can reach them. */
  private boolean isOnlyOfContainers() {
    return visible.isEmpty()
        && columns.has(Column.CONTAINER_PORT)
        && columns.has(Column.HOST_PORT)
        && here.exposed().equals(Optional.of(false))
        && ofContainers;
  }

  private boolean unpublishedOnHost(List<Text> row) {
    return columns.words(row, Column.HOST_PORT).filter(Words::holdDigit).isEmpty();
  }

  private boolean isHiddenOutright(List<Text> row) {
    return Stream.of(Column.DESCRIPTION, Column.STATUS)
        .flatMap(column -> columns.words(row, column).stream())
        .anyMatch(Says::isHiddenOutright);
  }

  /** In the place of the host's number stands that there is none. */
  private static boolean isHidden(String cell) {
    return Says.isNothing(cell)
        || (!Words.holdDigit(cell) && Says.exposed(cell).equals(Optional.of(false)));
  }

  private Optional<String> visible(List<Text> row) {
    return visible
        .filter(index -> index < row.size())
        .map(index -> row.get(index).flat())
        .filter(words -> !words.isEmpty());
  }

  /** Where others listen on every interface, who listens on the loopback alone is hidden. */
  private Optional<Boolean> exposedCell(String cell) {
    return contrast && Says.isLoopback(cell) ? Optional.of(false) : Says.exposedCell(cell);
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
