package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.MapWords;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table whose rows give ports to services. */
final class AllocationTable {

  private static final String NO_PORT = "no port is given";

  /** What a container is made from names no service: many are made from the same. */
  private static final Pattern IMAGE =
      Pattern.compile("[a-z0-9][\\w.-]*(?:/[\\w.-]+)*:[\\w.-]+|[a-z0-9][\\w.-]*(?:/[\\w.-]+)+");

  private static final Pattern TICKED = Pattern.compile("[✅✓✔]");

  private final Table table;
  private final Columns columns;
  private final Setting setting;
  private final RowPlaces places;
  private final SharedNames names;
  private final SideColumns sides;
  private final int block;
  private final Draft draft;
  private Optional<String> group = Optional.empty();
  private Optional<Text> above = Optional.empty();

  AllocationTable(Table table, Columns columns, Setting setting, int block, Draft draft) {
    this.table = table;
    this.columns = columns;
    this.setting = setting;
    this.names = new SharedNames(table, columns);
    this.sides = new SideColumns(columns);
    this.places = new RowPlaces(table, columns, setting);
    this.block = block;
    this.draft = draft;
  }

  void read() {
    for (int i = 0; i < table.rows().size(); i++) {
      List<Text> filled = filled(i);
      if (filled.size() == 1 && isLone(i)) {
        if (filled.getFirst().bold() || !(isLone(i - 1) || isLone(i + 1))) {
          group = Optional.of(filled.getFirst().flat());
        } else {
          draft.unread(filled.getFirst(), NO_PORT);
        }
        above = Optional.empty();
      } else if (!filled.isEmpty()) {
        row(table.rows().get(i));
      }
    }
  }

  private List<Text> filled(int row) {
    return table.rows().get(row).stream().filter(cell -> !cell.isEmpty()).toList();
  }

  /** A row with one word: it groups those below it, or it is a service that has no port. */
  private boolean isLone(int row) {
    if (row < 0 || row >= table.rows().size() || table.rows().get(row).size() <= 2) {
      return false;
    }
    List<Text> filled = filled(row);
    return filled.size() == 1 && Mentions.of(filled.getFirst().flat()).isEmpty();
  }

  private void row(List<Text> row) {
    Optional<Text> service =
        columns.cell(row, Column.SERVICE).filter(cell -> !Says.isDitto(cell.plain()));
    above = service.or(() -> above);
    numbers(row, sides.cells(row).orElseGet(() -> new NumberCells(columns, row).cells()));
    columns
        .cell(row, Column.ADDRESS)
        .ifPresent(cell -> Addresses.ofRow(cell, columns, row, setting, block, draft));
    columns
        .cell(row, Column.HEALTH)
        .ifPresent(cell -> PathReader.health(cell, serviceOrHeading(), draft));
  }

  private String serviceOrHeading() {
    return service().isEmpty() ? setting.nearest().orElse("") : service();
  }

  private String service() {
    return above.map(Text::flat).orElse("");
  }

  /** A remark in the place of a name: nobody of this document has the number. */
  private boolean isUnnamed() {
    return columns.has(Column.SERVICE)
        ? remark().filter(words -> !isFate(words)).isPresent()
        : setting.nearest().filter(heading -> !MapWords.areAll(heading)).isEmpty();
  }

  /** What stands in brackets where the name should stand. */
  private Optional<String> remark() {
    Brackets name = Brackets.of(service());
    return service().isEmpty() || !Words.list(name.outside()).isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" ", name.inside()));
  }

  private static boolean isFate(String words) {
    return Says.isFree(words) || isReserved(words);
  }

  private void numbers(List<Text> row, List<Cell> cells) {
    Text first = row.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse(row.getFirst());
    String status = columns.words(row, Column.STATUS).orElse("");
    if (isUnnamed() && !(Says.isNothing(service()) && isFate(status))) {
      draft.unread(first, "no service is named");
      return;
    }
    switch (fate(remark().orElseGet(this::service), status)) {
      case FREE -> draft.unread(first, "a number that is free is nobody's");
      case GONE -> draft.unread(first, "a service that no longer exists has no port");
      case FORBIDDEN ->
          mentions(cells).forEach(m -> draft.range(first.line(), m, service(), Optional.of(false)));
      case RESERVED -> reserve(row, cells, first.line());
      case ALLOCATED, RANGE -> {
        cells.forEach(cell -> cell(row, cells, cell));
        odd(row, cells, first);
        range(row);
      }
    }
  }

  /** Beside the numbers of several roles, the range that they are taken from. */
  private void range(List<Text> row) {
    if (columns.has(Column.ROLE_PORT)) {
      columns
          .filled(row, Column.RANGE)
          .forEach(
              cell ->
                  Mentions.of(cell.flat())
                      .list()
                      .forEach(m -> draft.range(cell.line(), m, service(), Optional.empty())));
    }
  }

  private static Fate fate(String service, String status) {
    boolean up = Words.normal(status).equals("available") && !Says.isNothing(service);
    if (Says.isFree(service) || (Says.isFree(status) && (!up || service.isBlank()))) {
      return Fate.FREE;
    }
    if (Says.isGone(status)) {
      return Fate.GONE;
    }
    if (Says.isForbidden(service) || Says.isForbidden(status)) {
      return Fate.FORBIDDEN;
    }
    return isReserved(service) || isKept(service) || isLater(status)
        ? Fate.RESERVED
        : Fate.ALLOCATED;
  }

  /** What is ticked off is there, whatever it is called. */
  private static boolean isLater(String status) {
    return Says.isReserved(status) && !TICKED.matcher(status).find();
  }

  /** "Archive (reserved)" */
  private static boolean isKept(String service) {
    return Brackets.of(service).inside().stream()
        .anyMatch(words -> Words.list(words).size() <= 2 && isReserved(words));
  }

  /** The name begins with such a word, and is no sentence. */
  private static boolean isReserved(String service) {
    List<String> words = Words.list(service);
    return !words.isEmpty()
        && Says.isReserved(words.getFirst())
        && (words.size() <= 4 || Says.isFor(words.get(1)));
  }

  private void reserve(List<Text> row, List<Cell> cells, int line) {
    String reason =
        isReserved(remark().orElseGet(this::service)) || Says.isNothing(service())
            ? columns.words(row, Column.DESCRIPTION).orElse(service())
            : service();
    Optional<String> protocol = columns.words(row, Column.PROTOCOL);
    for (Cell cell : cells) {
      cell.mention()
          .map(m -> cell.numbers().hostPort().map(m::at).orElse(m))
          .ifPresent(m -> Reservations.add(line, m, reason, protocol, draft));
    }
  }

  private static List<Mention> mentions(List<Cell> cells) {
    return cells.stream().flatMap(cell -> cell.mention().stream()).toList();
  }

  /** What stands in a column of ports, and is none. */
  private void odd(List<Text> row, List<Cell> cells, Text first) {
    for (int i = 0; i < row.size() && i < columns.roles().size(); i++) {
      if (NumberCells.isNumber(columns.roles().get(i))) {
        odd(row.get(i));
      }
    }
    if (cells.isEmpty() && first.isEmpty()) {
      draft.unread(first, NO_PORT);
    }
  }

  private void odd(Text cell) {
    Mentions mentions = Mentions.of(cell.flat());
    mentions.odd().forEach(odd -> draft.unread(cell.with(odd), "no number from 1 to 65535"));
    boolean silent = mentions.isEmpty() && mentions.odd().isEmpty();
    if (silent && !cell.isEmpty() && !Says.isNothing(cell.flat())) {
      draft.unread(cell, NO_PORT);
    }
  }

  private void cell(List<Text> row, List<Cell> cells, Cell cell) {
    for (Where where : places.of(row, cell)) {
      for (Speech speech : RowSpeech.of(columns, row, cells, cell)) {
        draft.statements.add(statement(row, cell, where, speech));
      }
    }
  }

  private Statement statement(List<Text> row, Cell cell, Where where, Speech speech) {
    Optional<Text> own = above.filter(text -> columns.has(Column.SERVICE));
    boolean heading = own.isEmpty();
    String title =
        own.map(text -> names.title(SpokenName.of(text.flat()), row))
            .orElse(setting.nearest().orElse(""));
    Optional<String> typed = category(row).or(() -> group);
    Optional<String> category =
        typed.or(() -> heading ? setting.categoryAbove() : setting.category());
    return new Statement(
        new Spot(cell.text().line(), cell.text().column(), block),
        Form.TABLE,
        title,
        heading ? Naming.HEADING : Naming.OWN,
        role(row, cell, title),
        cell.numbers(),
        speech,
        where,
        category,
        columns.words(row, Column.DESCRIPTION).filter(text -> !Says.isNothing(text)),
        Optional.empty(),
        cell.mention().isEmpty(),
        columns.words(row, Column.RISK),
        new Extras(Optional.empty(), Optional.empty(), PathReader.path(columns, row), beside(row)));
  }

  /** What the number is for, unless that only repeats whose it is. */
  private Optional<String> role(List<Text> row, Cell cell, String title) {
    return columns
        .words(row, Column.NAME)
        .filter(name -> !Says.isNothing(name))
        .or(cell::role)
        .filter(name -> !Words.slug(name).equals(Words.slug(Brackets.of(title).outside())));
  }

  private Optional<String> category(List<Text> row) {
    return columns.words(row, Column.CATEGORY).filter(text -> !Says.isNothing(text));
  }

  private List<String> beside(List<Text> row) {
    return columns.all(Column.OTHER).stream()
        .filter(index -> index < row.size() && !row.get(index).isEmpty())
        .map(index -> row.get(index).flat())
        .filter(cell -> !IMAGE.matcher(cell).matches())
        .toList();
  }
}
