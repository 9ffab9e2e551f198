package dev.portolan.document.read;

import dev.portolan.document.fact.Numbers;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers of a row: of one column, of the host's and the container's, or of several. */
final class NumberCells {

  private static final Set<Column> NUMBERS =
      EnumSet.of(
          Column.PORT,
          Column.HOST_PORT,
          Column.CONTAINER_PORT,
          Column.NODE_PORT,
          Column.ENVIRONMENT_PORT,
          Column.ROLE_PORT,
          Column.RANGE);

  private final Columns columns;
  private final List<Text> row;

  NumberCells(Columns columns, List<Text> row) {
    this.columns = columns;
    this.row = row;
  }

  static boolean isNumber(Column column) {
    return NUMBERS.contains(column);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    if (columns.has(Column.HOST_PORT) && columns.has(Column.CONTAINER_PORT)) {
      cells.addAll(pairs());
    } else {
      cells.addAll(each(Column.HOST_PORT));
    }
    cells.addAll(each(Column.PORT));
    if (!columns.has(Column.ROLE_PORT)) {
      cells.addAll(each(Column.RANGE));
    }
    for (int index : columns.all(Column.ENVIRONMENT_PORT)) {
      cells.addAll(plain(index, Environments.ofOneHeader(header(index)), Optional.empty()));
    }
    for (int index : columns.all(Column.ROLE_PORT)) {
      Optional<String> role = Optional.of(Headers.role(header(index))).filter(r -> !r.isEmpty());
      cells.addAll(plain(index, Optional.empty(), role));
    }
    return cells.isEmpty() ? each(Column.NODE_PORT) : cells;
  }

  private List<Cell> each(Column column) {
    return columns.all(column).stream()
        .flatMap(index -> plain(index, Optional.empty(), Optional.empty()).stream())
        .toList();
  }

  private String header(int index) {
    return columns.header().get(index).flat();
  }

  private List<Cell> plain(int index, Optional<String> environment, Optional<String> role) {
    Text text = index < row.size() ? row.get(index) : row.getFirst().with("");
    List<Cell> cells = new ArrayList<>();
    List<Mention> all = Mentions.of(text.flat()).list();
    for (Mention mention : all) {
      Optional<String> labelled =
          mention.label().filter(label -> Environments.ofHeader(label).isPresent());
      Optional<String> of = labelled.isPresent() ? labelled.map(Environments::ofCell) : environment;
      Optional<String> as =
          role.or(() -> labelled.isPresent() ? Optional.empty() : label(mention, all, text));
      cells.add(new Cell(text, Optional.of(mention), numbers(mention), as, of));
    }
    if (cells.isEmpty() && environment.isPresent() && Says.isNothing(text.flat())) {
      cells.add(new Cell(text, Optional.empty(), Numbers.NONE, role, environment));
    }
    return cells;
  }

  /** A remark in brackets behind the only number is no role. */
  private static Optional<String> label(Mention mention, List<Mention> all, Text text) {
    if (all.size() == 1) {
      return OwnName.in(text.flat());
    }
    boolean several =
        all.stream().map(Mention::port).distinct().count() > 1
            || all.stream().map(Mention::label).distinct().count() == all.size();
    return several
        ? mention
            .label()
            .filter(words -> Words.list(words).size() <= 3 && !Says.isHiddenOutright(words))
        : Optional.empty();
  }

  private Numbers numbers(Mention mention) {
    Numbers numbers = of(mention);
    return numbers.with(
        single(Column.NODE_PORT)
            .filter(n -> !numbers.port().equals(Optional.of(n)) || columns.has(Column.PORT)),
        columns.words(row, Column.TARGET_PORT).filter(text -> !Says.isNothing(text)));
  }

  static Numbers of(Mention mention) {
    Optional<Integer> inner = mention.inner().or(() -> InnerPort.in(mention.label()));
    if (inner.isPresent() && mention.to().isPresent()) {
      return new Numbers(
          Optional.of(mention.port()),
          mention.to(),
          Optional.empty(),
          Optional.empty(),
          inner.map(String::valueOf));
    }
    Numbers numbers = Numbers.of(inner.orElse(mention.port()));
    Numbers ranged =
        new Numbers(
            numbers.port(),
            inner.isPresent() ? Optional.empty() : mention.to(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return inner.isPresent() ? ranged.onHost(mention.port()) : ranged;
  }

  private Optional<Integer> single(Column column) {
    return columns
        .cell(row, column)
        .flatMap(cell -> Mentions.of(cell.flat()).list().stream().findFirst())
        .map(Mention::port);
  }

  /** The first number of the host stands for the first of the container, and so on. */
  private List<Cell> pairs() {
    Text inner = columns.cell(row, Column.CONTAINER_PORT).orElse(row.getFirst().with(""));
    Text outer = columns.cell(row, Column.HOST_PORT).orElse(row.getFirst().with(""));
    List<Mention> outside = Mentions.of(outer.flat()).list();
    List<Mention> inside = sameFirst(Mentions.of(inner.flat()).list(), outside);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(inside.size(), outside.size()); i++) {
      boolean led = inside.size() == 1 || i < inside.size();
      Mention in = led ? inside.get(Math.min(i, inside.size() - 1)) : outside.get(i);
      Numbers numbers = numbers(in);
      boolean mapped = i < outside.size() && led;
      Text text = i < inside.size() ? inner : outer;
      cells.add(
          new Cell(
              text,
              Optional.of(in),
              mapped
                  ? numbers.onHost(outside.get(i).inner().orElse(outside.get(i).port()))
                  : numbers,
              in.label(),
              Optional.empty()));
    }
    return cells;
  }

  /** The host's only number leads to the same number of the container, if that has it. */
  private static List<Mention> sameFirst(List<Mention> inside, List<Mention> outside) {
    return outside.size() != 1
        ? inside
        : inside.stream()
            .sorted(Comparator.comparing(in -> in.port() != outside.getFirst().port()))
            .toList();
  }
}
