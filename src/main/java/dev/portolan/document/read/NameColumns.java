package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.PortRoles;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.StrayHeaders;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which column of a table names the services: there is one at most. */
final class NameColumns {

  /** A role is a few words; what is longer tells what the service does. */
  private static final int LONGEST_ROLE = 5;

  private final List<Column> roles;
  private final Table table;
  private final Setting setting;

  NameColumns(List<Column> roles, Table table, Setting setting) {
    this.roles = roles;
    this.table = table;
    this.setting = setting;
  }

  void settle() {
    preferParts();
    keepFirst(Column.SERVICE);
    keepFirst(Column.DESCRIPTION);
    keepFirst(Column.NAME);
    demoteSentences();
    demoteRoles();
    if (roles.contains(Column.SERVICE)) {
      return;
    }
    int name = roles.indexOf(Column.NAME);
    if (name >= 0 && isService(name)) {
      return;
    }
    boolean telling = name >= 0 && isTelling(name);
    if (telling && !areRoles(name)) {
      roles.set(name, Column.SERVICE);
    } else if (!telling && roles.stream().anyMatch(NumberCells::isNumber)) {
      fallback().ifPresent(i -> roles.set(i, Column.SERVICE));
    }
  }

  /** Beside the service, the project that it belongs to is no name but a group of them. */
  private void preferParts() {
    List<Integer> services = Columns.indexes(roles, Column.SERVICE);
    boolean part =
        services.stream()
            .anyMatch(
                i -> !isWhole(i) && isTelling(i) && !Columns.most(table, i, NameColumns::isPath));
    if (part && isWhole(services.getFirst())) {
      roles.set(
          services.getFirst(), roles.contains(Column.CATEGORY) ? Column.OTHER : Column.CATEGORY);
    }
  }

  /** Where something stands in a repository. */
  private static boolean isPath(String cell) {
    return cell.matches("[\\w.@~-]+(?:/[\\w.@-]+)+/?") && !Speech.isSpoken(cell);
  }

  private boolean isWhole(int index) {
    return StrayHeaders.isWhole(table.header().get(index).flat());
  }

  private void keepFirst(Column column) {
    List<Integer> all = Columns.indexes(roles, column);
    for (int index : all.subList(Math.min(1, all.size()), all.size())) {
      roles.set(index, Column.OTHER);
    }
  }

  private void demoteSentences() {
    int name = roles.indexOf(Column.NAME);
    boolean told =
        name >= 0
            && (cells(name).stream().anyMatch(NameColumns::isSentence)
                || Columns.most(table, name, cell -> Words.list(cell).size() > 2));
    if (told) {
      roles.set(name, roles.contains(Column.DESCRIPTION) ? Column.OTHER : Column.DESCRIPTION);
    }
  }

  /** "RPC", "P2P" and "Metrics" in the place of names, below the heading that names the service. */
  private void demoteRoles() {
    int service = roles.indexOf(Column.SERVICE);
    if (service >= 0
        && !roles.contains(Column.NAME)
        && setting.headingIsService()
        && cells(service).stream().distinct().count() > 2
        && cells(service).stream().allMatch(NameColumns::isRole)) {
      roles.set(service, Column.NAME);
    }
  }

  /** The column is called one of services, and what stands in it are their roles. */
  private boolean isService(int index) {
    return Headers.of(table.header().get(index).flat()).filter(Column.SERVICE::equals).isPresent();
  }

  private static boolean isRole(String cell) {
    String words = Brackets.of(cell).outside();
    return !Words.list(words).isEmpty() && EntryNames.isRole(words);
  }

  private static boolean isSentence(String cell) {
    return Words.list(cell).size() > LONGEST_ROLE;
  }

  /** Names differ from row to row. */
  private boolean isTelling(int index) {
    List<String> cells = cells(index);
    return cells.stream().distinct().count() * 2 >= cells.size();
  }

  private List<String> cells(int index) {
    return Columns.cells(table, index).filter(cell -> !cell.isBlank()).toList();
  }

  /** Names such as grpc and metrics below a heading that names the service. */
  private boolean areRoles(int name) {
    List<String> cells = cells(name);
    Set<String> heading = Words.set(setting.nearest().orElse(""));
    return cells.stream().allMatch(cell -> cell.matches("[a-z0-9-]+"))
        && cells.stream()
            .anyMatch(
                cell ->
                    heading.contains(cell)
                        || (setting.headingIsService() && PortRoles.isRole(cell)));
  }

  /**
   * No column is called a service: the first of unknown header with words in it, else a purpose.
   */
  private Optional<Integer> fallback() {
    boolean told = roles.contains(Column.DESCRIPTION);
    Optional<Integer> unknown =
        Columns.indexes(roles, Column.OTHER).stream()
            .filter(i -> !told || !Columns.most(table, i, NameColumns::isSource))
            .filter(i -> !isDescription(i) && !Columns.most(table, i, NameColumns::isAmount))
            .filter(i -> cells(i).stream().anyMatch(NameColumns::hasLetter))
            .filter(i -> !Columns.most(table, i, cell -> cell.startsWith("/")))
            .filter(i -> !Columns.most(table, i, Addresses::isIn))
            .findFirst();
    boolean kept = roles.contains(Column.RESERVED_FOR) || areOnlyRanges();
    if (unknown.isPresent() || setting.headingIsService() || kept) {
      return unknown.filter(i -> !kept);
    }
    return Stream.of(Column.DESCRIPTION, Column.CATEGORY)
        .map(roles::indexOf)
        .filter(i -> i >= 0)
        .findFirst();
  }

  /** Ranges with a purpose; beside the numbers of services they only tell where these come from. */
  private boolean areOnlyRanges() {
    return roles.contains(Column.RANGE)
        && roles.stream().noneMatch(role -> role != Column.RANGE && NumberCells.isNumber(role));
  }

  private boolean isDescription(int index) {
    return Headers.of(table.header().get(index).flat())
        .filter(Column.DESCRIPTION::equals)
        .isPresent();
  }

  private static boolean hasLetter(String cell) {
    return cell.codePoints().anyMatch(Character::isLetter);
  }

  /** "~5/day", "< 100 MB": how much of something. */
  private static boolean isAmount(String cell) {
    return cell.matches("[~<>≈±]\\s*\\d.*|\\d+\\s*(?:/|%|[KMG]i?B\\b|ms\\b).*");
  }

  /** A file or a variable: where the number is set. */
  private static boolean isSource(String cell) {
    return cell.matches(
        "[A-Z][A-Z0-9]*(_[A-Z0-9]+)+.*|\\S*[/.]\\S*\\.[a-z]{1,5}|\\S+\\.(?:py|js|ts|go|ya?ml|env|json)");
  }
}
