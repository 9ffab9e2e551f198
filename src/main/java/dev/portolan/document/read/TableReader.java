package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;

/** Decides what kind of table it is, and has it read as that. */
final class TableReader {

  private final Draft draft;

  TableReader(Draft draft) {
    this.draft = draft;
  }

  void read(Table table, int block) {
    Setting setting = new Setting(table.section());
    table
        .surplus()
        .forEach(
            line ->
                draft.unread.add(
                    new dev.portolan.document.fact.Facts.Unread(
                        line,
                        1,
                        "|",
                        "the row has more cells than the table has columns: close the gap, or add a header")));
    if (Vertical.isVertical(table)) {
      read(Vertical.turned(table), block);
      return;
    }
    Columns columns = Columns.of(table, setting);
    boolean reservedFor = columns.has(Column.RESERVED_FOR);
    if (setting.isUnder(Topic.FIREWALL)
        && columns.has(Column.PORT)
        && (columns.has(Column.PEER) || !columns.has(Column.SERVICE))) {
      table.rows().forEach(row -> FirewallReader.row(columns, row, setting, draft));
    } else if (!columns.hasNumbers()) {
      withoutNumbers(table, columns, setting, block);
    } else if (isAdvice(setting, table)) {
      pass(table, columns, block, setting);
    } else if (setting.topic().equals(Optional.of(Topic.FREE))) {
      table
          .rows()
          .forEach(row -> draft.unread(row.getFirst(), "a number that is free is nobody's"));
    } else if (setting.topic().equals(Optional.of(Topic.FORBIDDEN))) {
      table.rows().forEach(row -> range(columns, row, Optional.of(false)));
    } else if (isOfRanges(table, columns, setting)) {
      table.rows().forEach(row -> range(columns, row, Optional.empty()));
    } else if (reservedFor || setting.topic().equals(Optional.of(Topic.RESERVED))) {
      table.rows().forEach(row -> reservation(columns, row));
    } else {
      new AllocationTable(table, columns, setting, block, draft).read();
    }
  }

  private static boolean isAdvice(Setting setting, Table table) {
    boolean advice =
        setting.isUnder(Topic.ADVICE)
            && !setting.isUnder(Topic.HEALTH)
            && !setting.isUnder(Topic.FIREWALL);
    return advice
        && table.header().stream()
            .noneMatch(
                header -> Headers.of(header.flat()).equals(Optional.of(Column.RESERVED_FOR)));
  }

  /** Advice is no allocation, but its addresses are compared with the rows. */
  private void pass(Table table, Columns columns, int block, Setting setting) {
    for (List<Text> row : table.rows()) {
      row.stream()
          .filter(cell -> !Mentions.of(cell.flat()).isEmpty())
          .findFirst()
          .ifPresent(cell -> draft.unread(cell, "advice about ports, no allocation"));
      columns
          .cell(row, Column.ADDRESS)
          .ifPresent(cell -> Addresses.in(cell, setting, block, draft));
    }
  }

  private void withoutNumbers(Table table, Columns columns, Setting setting, int block) {
    boolean health = setting.isUnder(Topic.HEALTH) || columns.has(Column.HEALTH);
    for (List<Text> row : table.rows()) {
      if (health) {
        PathReader.row(columns, row, setting, block, draft);
      } else if (columns.has(Column.ADDRESS)) {
        Addresses.row(columns, row, setting, block, draft);
      } else {
        row.stream()
            .filter(cell -> Mentions.of(cell.flat()).list().stream().anyMatch(Mention::marked))
            .findFirst()
            .ifPresent(cell -> draft.unread(cell, "no column of the table is one of ports"));
      }
    }
  }

  /** Numbers with a purpose rather than a service. */
  private static boolean isOfRanges(Table table, Columns columns, Setting setting) {
    boolean named = columns.has(Column.RANGE) || setting.topic().equals(Optional.of(Topic.RANGES));
    long ranges =
        table.rows().stream()
            .filter(row -> number(columns, row).filter(m -> m.to().isPresent()).isPresent())
            .count();
    return named && ranges * 2 >= table.rows().size() && ranges > 0
        || setting.topic().equals(Optional.of(Topic.RESERVED))
            && ranges * 2 >= table.rows().size()
            && ranges > 0
            && !columns.has(Column.RESERVED_FOR);
  }

  private static Optional<Mention> number(Columns columns, List<Text> row) {
    return java.util.stream.Stream.of(Column.RANGE, Column.PORT, Column.HOST_PORT, Column.ROLE_PORT)
        .map(column -> columns.cell(row, column))
        .flatMap(Optional::stream)
        .flatMap(cell -> Mentions.of(cell.flat()).list().stream())
        .findFirst();
  }

  private void range(Columns columns, List<Text> row, Optional<Boolean> allowed) {
    Optional<Text> cell =
        columns
            .cell(row, Column.RANGE)
            .or(() -> columns.cell(row, Column.PORT))
            .or(() -> columns.cell(row, Column.ROLE_PORT));
    String purpose =
        columns
            .words(row, Column.DESCRIPTION)
            .or(() -> columns.words(row, Column.SERVICE))
            .or(() -> columns.words(row, Column.CATEGORY))
            .or(() -> columns.words(row, Column.RESERVED_FOR))
            .or(() -> columns.words(row, Column.OTHER))
            .orElse("");
    boolean free =
        columns.words(row, Column.STATUS).filter(Says::isFree).isPresent() || Says.isFree(purpose);
    cell.ifPresent(
        text -> {
          Mentions mentions = Mentions.of(text.flat());
          mentions
              .list()
              .forEach(
                  m ->
                      draft.ranges.add(
                          new Range(
                              text.line(),
                              m.port(),
                              m.to().orElse(m.port()),
                              purpose,
                              free ? Optional.of(false) : allowed)));
          mentions.odd().forEach(odd -> draft.unread(text.with(odd), "no number from 1 to 65535"));
        });
  }

  private void reservation(Columns columns, List<Text> row) {
    Optional<Mention> number = number(columns, row);
    String reason =
        columns
            .words(row, Column.RESERVED_FOR)
            .or(() -> columns.words(row, Column.SERVICE))
            .or(() -> columns.words(row, Column.DESCRIPTION))
            .orElse("");
    number.ifPresentOrElse(
        mention ->
            Reservations.add(
                row.getFirst().line(), mention, reason, columns.words(row, Column.PROTOCOL), draft),
        () ->
            row.stream()
                .filter(c -> !c.isEmpty())
                .findFirst()
                .filter(c -> !Words.normal(c.flat()).isEmpty())
                .ifPresent(c -> draft.unread(c, "no port is given")));
  }
}
