package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.PortRoles;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.StrayHeaders;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What each column of a table holds: by its header, and by its cells where the header is dumb. */
record Columns(List<Column> roles, List<Text> header) {

  private static final Set<Column> NUMBERS =
      EnumSet.of(
          Column.PORT,
          Column.HOST_PORT,
          Column.CONTAINER_PORT,
          Column.NODE_PORT,
          Column.ENVIRONMENT_PORT,
          Column.ROLE_PORT,
          Column.RANGE);

  /** What may turn out to be ports by its cells. */
  private static final Set<Column> FREE =
      EnumSet.of(Column.OTHER, Column.DESCRIPTION, Column.STATUS, Column.HEALTH);

  private static final Set<Column> INNER = EnumSet.of(Column.CONTAINER_PORT, Column.PORT);
  private static final Set<Column> HOSTS = EnumSet.of(Column.HOST_PORT, Column.PORT);
  private static final Set<String> EITHER =
      Set.copyOf(
          Words.phrases(
              """
            host; external; public; published; internal; container; exposed; local; inside; outside;
            extern; intern"""));

  /** So many rows tell what a column holds. */
  private static final int SAMPLE = 200;

  Columns {
    roles = List.copyOf(roles);
    header = List.copyOf(header);
  }

  static Columns of(Table table, Setting setting) {
    boolean aboutPorts =
        setting.isAboutPorts()
            || table.header().stream().anyMatch(header -> Headers.speaksOfPorts(header.plain()));
    List<Column> roles = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      roles.add(role(table, i, aboutPorts));
    }
    settleNumbers(roles, table);
    settleTypes(roles, table);
    TellingCells.settle(roles, table);
    new NameColumns(roles, table, setting).settle();
    return new Columns(roles, table.header());
  }

  private static Column role(Table table, int index, boolean aboutPorts) {
    String header = table.header().get(index).flat();
    double numeric = share(table, index);
    boolean either = EITHER.contains(Headers.normal(header));
    Column known = Headers.of(header).orElse(Column.OTHER);
    if (StrayHeaders.isExample(header)) {
      return Column.OTHER;
    }
    if (either && (numeric >= 0.5 || BesideNumbers.areBound(table, index))) {
      return Words.anyOf(header, List.of("internal", "container", "inside", "intern"))
          ? Column.CONTAINER_PORT
          : Column.HOST_PORT;
    }
    if (either && known == Column.HOST_PORT) {
      return Headers.normal(header).equals("host") ? Column.OTHER : Column.EXPOSED;
    }
    Optional<Column> other = contradicted(known, table, index, numeric);
    if (other.isPresent()) {
      return other.get();
    }
    if (FREE.contains(known)
        && aboutPorts
        && numeric >= 0.6
        && (countsPorts(table, index) || SideColumns.isMachine(header))) {
      return Column.ROLE_PORT;
    }
    return known;
  }

  /** What the cells say that the column is not, whatever its header says. */
  private static Optional<Column> contradicted(
      Column known, Table table, int index, double numeric) {
    boolean unknown = known == Column.CATEGORY || known == Column.OTHER;
    if ((unknown && most(table, index, BesideNumbers::isDialled))
        || (known == Column.CATEGORY && most(table, index, Columns::isHostName))) {
      return Optional.of(Column.ADDRESS);
    }
    boolean counted = known == Column.SERVICE && numeric >= 0.75 && countsPorts(table, index);
    if (counted) {
      return Optional.of(Column.ROLE_PORT);
    }
    boolean silent =
        (known == Column.PROTOCOL && cells(table, index).noneMatch(Speech::isSpoken))
            || (known == Column.ENVIRONMENT_PORT && numeric == 0)
            || (known == Column.ROLE_PORT && numeric < 0.2);
    return silent ? Optional.of(Column.OTHER) : Optional.empty();
  }

  /** A header that speaks of nothing known: its numbers are ports unless they are all small. */
  private static boolean countsPorts(Table table, int index) {
    String header = table.header().get(index).flat();
    boolean small =
        cells(table, index)
            .flatMap(cell -> Mentions.of(cell).list().stream())
            .allMatch(mention -> mention.port() < 1000);
    return !StrayHeaders.counts(header) && (!small || Headers.speaksOfPorts(header));
  }

  /** How much of a column is ports and nothing else, of the cells that hold something. */
  private static double share(Table table, int index) {
    List<String> cells =
        cells(table, index).filter(cell -> !cell.isBlank() && !Says.isNothing(cell)).toList();
    long pure =
        cells.stream().filter(cell -> !Addresses.isIn(cell) && Mentions.of(cell).isPure()).count();
    return cells.isEmpty() ? 0 : (double) pure / cells.size();
  }

  static java.util.stream.Stream<String> cells(Table table, int index) {
    return table.rows().stream()
        .limit(SAMPLE)
        .filter(row -> index < row.size())
        .map(row -> row.get(index).flat());
  }

  private static void settleNumbers(List<Column> roles, Table table) {
    BesideNumbers.settle(roles, table);
    settleRoles(roles, table);
    settleOthers(roles, table);
    settleSpelled(roles, table);
    BesideNumbers.settleLocal(roles, table);
    settleNodes(roles, table);
    boolean alone =
        indexes(roles, Column.CONTAINER_PORT).size() == 1 && !roles.contains(Column.PORT);
    if (alone && !roles.contains(Column.HOST_PORT)) {
      roles.set(roles.indexOf(Column.CONTAINER_PORT), Column.PORT);
    }
    // Beside the number itself, a range only tells where it was taken from.
    if (HOSTS.stream().anyMatch(roles::contains)) {
      roles.replaceAll(role -> role == Column.RANGE ? Column.OTHER : role);
    }
    // A cluster's Service has a number of its own before the container's.
    if (roles.contains(Column.PORT)
        && (roles.contains(Column.NODE_PORT) || BesideNumbers.areOfCluster(roles, table))) {
      roles.replaceAll(role -> role == Column.CONTAINER_PORT ? Column.TARGET_PORT : role);
    }
    boolean paired = roles.contains(Column.PORT) && roles.contains(Column.CONTAINER_PORT);
    if (paired && !roles.contains(Column.HOST_PORT)) {
      roles.set(roles.indexOf(Column.PORT), Column.HOST_PORT);
    }
  }

  /** Beside other numbers, those that a cluster gives out itself are the nodes' own. */
  private static void settleNodes(List<Column> roles, Table table) {
    if (!roles.contains(Column.NODE_PORT) && INNER.stream().anyMatch(roles::contains)) {
      indexes(roles, Column.ROLE_PORT).stream()
          .filter(i -> share(table, i) > 0)
          .filter(i -> NodePorts.areAll(cells(table, i)))
          .findFirst()
          .ifPresent(i -> roles.set(i, Column.NODE_PORT));
    }
  }

  /** A single column of numbers is the port, unless its header is a role. */
  private static void settleRoles(List<Column> roles, Table table) {
    List<Integer> byRole = indexes(roles, Column.ROLE_PORT);
    boolean others =
        roles.stream()
            .filter(role -> role != Column.ROLE_PORT && role != Column.RANGE)
            .anyMatch(NUMBERS::contains);
    if (byRole.size() == 1
        && !others
        && !PortRoles.isRole(Headers.role(table.header().get(byRole.getFirst()).plain()))) {
      roles.set(byRole.getFirst(), Column.PORT);
    }
  }

  /** A standard number beside the container's is the host's; any other where there is no better. */
  private static void settleOthers(List<Column> roles, Table table) {
    List<Integer> candidates =
        indexes(roles, Column.OTHER_NUMBER).stream()
            .filter(i -> share(table, i) >= 0.5 && countsPorts(table, i))
            .toList();
    if (roles.contains(Column.CONTAINER_PORT) && roles.stream().noneMatch(HOSTS::contains)) {
      candidates.stream()
          .filter(i -> StrayHeaders.isStandard(table.header().get(i).plain()))
          .findFirst()
          .ifPresent(i -> roles.set(i, Column.HOST_PORT));
    } else if (IntStream.range(0, roles.size())
        .filter(i -> NUMBERS.contains(roles.get(i)))
        .allMatch(i -> share(table, i) == 0)) {
      candidates.stream().findFirst().ifPresent(i -> standsIn(roles, i));
    }
  }

  /** Where the column of ports holds no number, the default one is what is known. */
  private static void standsIn(List<Column> roles, int index) {
    roles.replaceAll(role -> NUMBERS.contains(role) ? Column.OTHER : role);
    roles.set(index, Column.PORT);
  }

  /** No column of numbers: the one whose cells begin with the word "port" and a number. */
  private static void settleSpelled(List<Column> roles, Table table) {
    if (roles.stream().noneMatch(NUMBERS::contains)) {
      IntStream.range(0, roles.size())
          .filter(i -> roles.get(i) != Column.SERVICE && roles.get(i) != Column.ADDRESS)
          .filter(i -> cells(table, i).filter(Mentions::isSpelled).count() > 1)
          .findFirst()
          .ifPresent(i -> roles.set(i, Column.PORT));
    }
  }

  private static void settleTypes(List<Column> roles, Table table) {
    int type = roles.indexOf(Column.TYPE);
    if (type >= 0) {
      boolean protocol = !roles.contains(Column.PROTOCOL) && most(table, type, Speech::isProtocol);
      roles.set(type, protocol ? Column.PROTOCOL : Column.CATEGORY);
    }
  }

  static boolean most(Table table, int index, Predicate<String> said) {
    List<String> cells = cells(table, index).filter(cell -> !cell.isBlank()).toList();
    return cells.stream().filter(said).count() * 2 > cells.size();
  }

  private static boolean isHostName(String cell) {
    return cell.matches(
        "(?:https?://)?[\\p{L}\\p{N}*<{][\\p{L}\\p{N}*<>{}-]*(\\.[\\p{L}\\p{N}<>{}-]+)+(:\\d+)?/?");
  }

  /** Whether a header says so; where none does, another column may stand in for it. */
  static boolean namesServices(Table table) {
    return table.header().stream()
        .anyMatch(header -> Headers.of(header.flat()).equals(Optional.of(Column.SERVICE)));
  }

  static List<Integer> indexes(List<Column> roles, Column column) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i) == column) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  boolean has(Column column) {
    return roles.contains(column);
  }

  boolean hasNumbers() {
    return roles.stream().anyMatch(NUMBERS::contains);
  }

  List<Integer> all(Column column) {
    return indexes(roles, column);
  }

  /** The cell of this column, if it holds something. */
  Optional<Text> cell(List<Text> row, Column column) {
    int index = roles.indexOf(column);
    return index < 0 || index >= row.size()
        ? Optional.empty()
        : Optional.of(row.get(index)).filter(text -> !text.isEmpty());
  }

  /** The cells of all such columns that hold something. */
  List<Text> filled(List<Text> row, Column column) {
    return all(column).stream()
        .filter(index -> index < row.size())
        .map(row::get)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  Optional<String> words(List<Text> row, Column column) {
    return cell(row, column).map(Text::flat).filter(words -> !words.isEmpty());
  }
}
