package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with a line for each variable of the environment: those that set a port say in their
 * names whose port it is.
 *
 * <pre>
 *   | Variable     | Default |        | Service | Port |
 *   | GAUGE_PORT   | 9090    |   →    | gauge   | 9090 |
 *   | LOG_LEVEL    | info    |
 * </pre>
 */
final class VariableTable {

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");
  private static final Set<String> PORT = Set.of("PORT", "PORTS");

  private VariableTable() {}

  static boolean is(Table table, Setting setting) {
    return setting.isAboutPorts()
        && !Columns.namesServices(table)
        && table.rows().stream().allMatch(row -> VARIABLE.matcher(variable(row)).matches())
        && numbers(table).isPresent();
  }

  private static String variable(List<Text> row) {
    return row.getFirst().flat();
  }

  /** A variable of a port, with somebody's name in it. */
  private static boolean isPort(List<Text> row) {
    return words(row).anyMatch(PORT::contains) && !service(row).isEmpty();
  }

  private static Stream<String> words(List<Text> row) {
    return Stream.of(variable(row).split("_"));
  }

  /** Whose port a variable sets, as far as its name says; any other name as it is. */
  static String owner(String name) {
    boolean port =
        VARIABLE.matcher(name).matches() && Stream.of(name.split("_")).anyMatch(PORT::contains);
    String service =
        Stream.of(name.split("_"))
            .filter(word -> !EntryNames.isPortWord(word))
            .collect(Collectors.joining(" "));
    return port && !service.isEmpty() ? service : name;
  }

  private static String service(List<Text> row) {
    return words(row).filter(word -> !EntryNames.isPortWord(word)).collect(Collectors.joining(" "));
  }

  private static List<List<Text>> ports(Table table) {
    return table.rows().stream().filter(VariableTable::isPort).toList();
  }

  /** The first column that holds the number of every port. */
  private static Optional<Integer> numbers(Table table) {
    List<List<Text>> ports = ports(table);
    return IntStream.range(1, table.header().size())
        .boxed()
        .filter(i -> !ports.isEmpty())
        .filter(i -> ports.stream().allMatch(row -> isNumber(row, i)))
        .findFirst();
  }

  private static boolean isNumber(List<Text> row, int column) {
    return column < row.size() && Mentions.of(row.get(column).flat()).isPure();
  }

  /** The ports alone, each with its service in the place of its variable. */
  static Table named(Table table) {
    List<Text> header = new ArrayList<>(table.header());
    header.set(0, header.getFirst().with("Service"));
    numbers(table).ifPresent(i -> header.set(i, header.get(i).with("Port")));
    return new Table(
        table.section(),
        table.line(),
        header,
        ports(table).stream().map(VariableTable::named).toList(),
        List.of());
  }

  private static List<Text> named(List<Text> row) {
    List<Text> named = new ArrayList<>(row);
    named.set(0, row.getFirst().with(service(row)));
    return named;
  }

  /** What else is set there may be a number, but nobody's port. */
  static void pass(Table table, Draft draft) {
    for (List<Text> row : table.rows()) {
      if (!isPort(row)) {
        row.stream()
            .filter(cell -> !Mentions.of(cell.flat()).isEmpty())
            .forEach(cell -> draft.unread(cell, "a variable that sets nobody's port"));
      }
    }
  }
}
