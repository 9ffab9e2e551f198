package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what kind of table it is, and has it read as that. */
final class TableReader {

  /** What a table is about. */
  private enum Content {
    FIREWALL,
    FLOWS,
    NO_NUMBERS,
    ADVICE,
    FREE,
    GONE,
    FORBIDDEN,
    RANGES,
    RESERVATIONS,
    ALLOCATIONS
  }

  /** Where a range says what it is for. */
  private static final List<Column> PURPOSE =
      List.of(
          Column.DESCRIPTION, Column.SERVICE, Column.CATEGORY, Column.RESERVED_FOR, Column.OTHER);

  private static final String SURPLUS =
      "the row has more cells than the table has columns: close the gap, or add a header";

  private final Draft draft;

  TableReader(Draft draft) {
    this.draft = draft;
  }

  void read(Table written, int block) {
    for (int line : written.surplus()) {
      draft.unread(Text.of("|", line, 1), SURPLUS);
    }
    if (ExportedTable.is(written)) {
      ExportedTable.read(written, block, draft);
      return;
    }
    Setting setting = new Setting(written.section());
    Table table = upright(written, setting);
    Columns columns = Columns.of(table, setting);
    List<List<Text>> rows = table.rows();
    switch (content(table, columns, setting)) {
      case FIREWALL -> rows.forEach(row -> FirewallReader.row(columns, row, setting, draft));
      case FLOWS -> FlowTable.read(table, columns, draft);
      case NO_NUMBERS -> withoutNumbers(table, columns, setting, block);
      case ADVICE -> pass(table, columns, block, setting);
      case FREE ->
          rows.forEach(row -> draft.unread(row.getFirst(), "a number that is free is nobody's"));
      case GONE -> rows.forEach(row -> draft.unread(row.getFirst(), "it stands for what once was"));
      case FORBIDDEN -> rows.forEach(row -> range(columns, row, Optional.of(false)));
      case RANGES -> ranges(rows, columns, setting, block);
      case RESERVATIONS -> rows.forEach(row -> reservation(columns, row));
      case ALLOCATIONS -> new AllocationTable(table, columns, setting, block, draft).read();
    }
  }

  /** Ranges, and who has numbers of them. */
  private void ranges(List<List<Text>> rows, Columns columns, Setting setting, int block) {
    for (List<Text> row : rows) {
      range(columns, row, Optional.empty());
      ListedInCells.read(row, setting, block, draft);
    }
  }

  /** The same table with a line for each port and a column for each thing that is said of it. */
  private Table upright(Table table, Setting setting) {
    if (VariableTable.is(table, setting)) {
      VariableTable.pass(table, draft);
      return VariableTable.named(table);
    }
    if (SidesByEnvironment.is(table)) {
      return SidesByEnvironment.laidOut(table);
    }
    if (Vertical.isVertical(table)) {
      return Vertical.turned(table);
    }
    if (RolesByService.is(table)) {
      return RolesByService.laidOut(table);
    }
    return CrossTable.is(table)
        ? CrossTable.laidOut(table)
        : SharedCells.apart(NamedNumbers.apart(table));
  }

  private static Content content(Table table, Columns columns, Setting setting) {
    Optional<Topic> topic = setting.topic();
    if (isFirewall(table, columns, setting)) {
      return Content.FIREWALL;
    }
    if (FlowTable.is(table, columns)) {
      return Content.FLOWS;
    }
    if (!columns.hasNumbers()) {
      return Content.NO_NUMBERS;
    }
    if (isAdvice(setting, table)) {
      return Content.ADVICE;
    }
    if (setting.isOfThePast() || names(table, columns).anyMatch(Topic.GONE::isIn)) {
      return Content.GONE;
    }
    if (topic.equals(Optional.of(Topic.FREE))) {
      return Content.FREE;
    }
    if (topic.equals(Optional.of(Topic.FORBIDDEN))) {
      return Content.FORBIDDEN;
    }
    if (isOfRanges(table, columns, setting)) {
      return Content.RANGES;
    }
    return isReserved(table, columns, setting) ? Content.RESERVATIONS : Content.ALLOCATIONS;
  }

  /** Kept for later; what services have reserved that the table itself calls so is theirs now. */
  private static boolean isReserved(Table table, Columns columns, Setting setting) {
    boolean taken = Columns.namesServices(table) && !setting.isForLater();
    return columns.has(Column.RESERVED_FOR)
        || (setting.topic().equals(Optional.of(Topic.RESERVED)) && !taken);
  }

  private static boolean isFirewall(Table table, Columns columns, Setting setting) {
    return setting.isUnder(Topic.FIREWALL)
        && columns.has(Column.PORT)
        && (columns.has(Column.PEER) || !Columns.namesServices(table));
  }

  private static Stream<String> names(Table table, Columns columns) {
    return columns.all(Column.SERVICE).stream().map(i -> table.header().get(i).plain());
  }

  private static boolean isAdvice(Setting setting, Table table) {
    boolean advice =
        (setting.isAdvice() || setting.isExample())
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

  /** Numbers with a purpose rather than a service: at least half of them are ranges. */
  private static boolean isOfRanges(Table table, Columns columns, Setting setting) {
    Optional<Topic> topic = setting.topic();
    boolean named = columns.has(Column.RANGE) || topic.equals(Optional.of(Topic.RANGES));
    boolean kept = topic.equals(Optional.of(Topic.RESERVED)) && !columns.has(Column.RESERVED_FOR);
    long ranges =
        table.rows().stream()
            .filter(row -> numbers(columns, row).anyMatch(m -> m.to().isPresent()))
            .count();
    boolean most =
        columns.has(Column.RANGE)
            ? ranges * 2 >= table.rows().size()
            : ranges * 2 > table.rows().size();
    return (named || kept) && ranges > 0 && most && !columns.has(Column.ROLE_PORT);
  }

  private static Stream<Mention> numbers(Columns columns, List<Text> row) {
    return Stream.of(Column.RANGE, Column.PORT, Column.HOST_PORT, Column.ROLE_PORT)
        .flatMap(column -> columns.all(column).stream())
        .filter(index -> index < row.size())
        .map(row::get)
        .flatMap(cell -> Mentions.of(cell.flat()).list().stream());
  }

  private void range(Columns columns, List<Text> row, Optional<Boolean> allowed) {
    String purpose = first(columns, row, PURPOSE).map(Text::flat).orElse("");
    boolean free =
        Says.isFree(purpose) || columns.words(row, Column.STATUS).filter(Says::isFree).isPresent();
    String label = row.stream().map(Text::flat).collect(Collectors.joining(" "));
    Optional<Boolean> said = free ? Optional.of(false) : allowed;
    List<Text> cells = columns.filled(row, Column.RANGE);
    if (cells.size() > 1) {
      cells.forEach(text -> range(text, purpose, said, label));
      return;
    }
    first(columns, row, List.of(Column.RANGE, Column.PORT, Column.ROLE_PORT, Column.HOST_PORT))
        .ifPresentOrElse(
            text -> range(text, purpose, said, label),
            () -> draft.unread(row.getFirst(), "no range is given"));
  }

  private void range(Text cell, String purpose, Optional<Boolean> allowed, String label) {
    Mentions mentions = Mentions.of(OpenRanges.closed(cell.flat()));
    mentions.list().forEach(m -> draft.range(cell.line(), m, purpose, allowed, label));
    mentions.odd().forEach(odd -> draft.unread(cell.with(odd), "no number from 1 to 65535"));
  }

  private static Optional<Text> first(Columns columns, List<Text> row, List<Column> candidates) {
    return candidates.stream().flatMap(column -> columns.cell(row, column).stream()).findFirst();
  }

  /** For whom, and behind a service's name what for. */
  private static String reason(Columns columns, List<Text> row) {
    String reason =
        columns
            .words(row, Column.RESERVED_FOR)
            .or(() -> columns.words(row, Column.SERVICE))
            .or(() -> columns.words(row, Column.DESCRIPTION))
            .orElse("");
    boolean named = columns.has(Column.RESERVED_FOR) && reason.matches("[a-z0-9]+(-[a-z0-9]+)+");
    return named
        ? reason
            + columns.words(row, Column.DESCRIPTION).map(words -> " (" + words + ")").orElse("")
        : reason;
  }

  private void reservation(Columns columns, List<Text> row) {
    List<Mention> numbers = numbers(columns, row).toList();
    String reason = reason(columns, row);
    if (Says.isFree(reason)) {
      draft.unread(row.getFirst(), "a number that is free is nobody's");
      return;
    }
    if (Says.isForbidden(reason)) {
      range(columns, row, Optional.of(false));
      return;
    }
    Optional<String> protocol = columns.words(row, Column.PROTOCOL);
    numbers.forEach(m -> Reservations.add(row.getFirst().line(), m, reason, protocol, draft));
    if (numbers.isEmpty()) {
      row.stream()
          .filter(c -> !Words.normal(c.flat()).isEmpty())
          .findFirst()
          .ifPresent(c -> draft.unread(c, "no port is given"));
    }
  }
}
