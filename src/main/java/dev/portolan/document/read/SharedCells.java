package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * As many names in a cell as there are numbers beside it: the first number is the first one's, and
 * so on. Names in brackets are the names of the numbers.
 *
 * <pre>
 *   | Tea front, tea back  | 3000, 8000 |        | Tea front              | 3000                |
 *   | Post (pages / relay) | 1080/1025  |   →    | Tea back               | 8000                |
 *                                                | Post (pages / relay)   | 1080 (pages), 1025… |
 * </pre>
 */
final class SharedCells {

  private static final String BETWEEN = "\\s*[,;/&+、]\\s*|\\s+(?:and|und|y|et)\\s+";
  private static final int LONGEST = 4;

  private SharedCells() {}

  /** The same table with a line for each of them. */
  static Table apart(Table table) {
    List<Integer> names = columns(table, Column.SERVICE);
    List<Integer> numbers = columns(table, Column.PORT);
    if (names.size() != 1 || numbers.size() != 1 || hasOtherNumbers(table)) {
      return table;
    }
    List<List<Text>> rows =
        table.rows().stream()
            .flatMap(row -> lines(row, names.getFirst(), numbers.getFirst()))
            .toList();
    return new Table(table.section(), table.line(), table.header(), rows, table.surplus());
  }

  private static List<Integer> columns(Table table, Column column) {
    return IntStream.range(0, table.header().size())
        .filter(i -> Headers.of(table.header().get(i).flat()).filter(column::equals).isPresent())
        .boxed()
        .toList();
  }

  private static boolean hasOtherNumbers(Table table) {
    return Stream.of(Column.HOST_PORT, Column.CONTAINER_PORT)
        .anyMatch(column -> !columns(table, column).isEmpty());
  }

  private static Stream<List<Text>> lines(List<Text> row, int name, int number) {
    if (name >= row.size() || number >= row.size()) {
      return Stream.of(row);
    }
    Text names = row.get(name);
    Text cell = row.get(number);
    Mentions numbers = Mentions.of(cell.flat());
    if (!isPlainList(numbers)) {
      return Stream.of(row);
    }
    List<Mention> mentions = numbers.list();
    List<String> inside = Brackets.of(names.flat()).inside();
    List<String> roles = inside.size() == 1 ? parts(inside.getFirst()) : List.of();
    if (fit(roles, mentions)
        && roles.stream().allMatch(role -> Words.list(role).size() < LONGEST)) {
      return Stream.of(with(row, number, cell.with(labelled(mentions, roles))));
    }
    List<String> each = inside.isEmpty() ? whole(parts(names.flat())) : List.of();
    return fit(each, mentions) && areNames(each)
        ? IntStream.range(0, each.size())
            .mapToObj(
                i ->
                    with(
                        with(row, name, names.with(each.get(i))),
                        number,
                        cell.with(String.valueOf(mentions.get(i).port()))))
        : Stream.of(row);
  }

  /** Numbers of a list, named one by one in the bracket behind the last: "9000/9001 (API/UI)". */
  static List<Mention> named(List<Mention> ports) {
    List<String> roles =
        ports.isEmpty()
            ? List.of()
            : ports.getLast().label().map(SharedCells::parts).orElse(List.of());
    boolean alone =
        ports.stream().limit(Math.max(0, ports.size() - 1)).allMatch(SharedCells::isPlain);
    return ports.size() > 1 && alone && fit(roles, ports)
        ? IntStream.range(0, roles.size())
            .mapToObj(i -> ports.get(i).unlabelled().labelled(roles.get(i), ports.get(i).end()))
            .toList()
        : ports;
  }

  private static boolean isPlainList(Mentions numbers) {
    return numbers.list().size() > 1
        && numbers.isPure()
        && numbers.list().stream().allMatch(SharedCells::isPlain);
  }

  private static boolean isPlain(Mention mention) {
    return mention.to().isEmpty()
        && mention.inner().isEmpty()
        && mention.label().isEmpty()
        && mention.transport().isEmpty();
  }

  private static boolean fit(List<String> words, List<Mention> mentions) {
    return words.size() == mentions.size()
        && words.stream().distinct().count() == words.size()
        && words.stream().allMatch(word -> word.codePoints().anyMatch(Character::isLetter))
        && words.stream().allMatch(word -> Speech.transports(word).isEmpty());
  }

  /** One and all are names, or roles; a role behind a name is another number of that one. */
  private static boolean areNames(List<String> each) {
    return each.stream().allMatch(EntryNames::isRole)
        || each.stream().noneMatch(EntryNames::isRole);
  }

  /** "Worker A, B" are Worker A and Worker B. */
  private static List<String> whole(List<String> parts) {
    int cut = parts.isEmpty() ? -1 : parts.getFirst().lastIndexOf(' ');
    return cut < 0 || parts.stream().skip(1).anyMatch(part -> part.length() > 2)
        ? parts
        : IntStream.range(0, parts.size())
            .mapToObj(
                i -> i == 0 ? parts.get(i) : parts.getFirst().substring(0, cut + 1) + parts.get(i))
            .toList();
  }

  private static List<String> parts(String words) {
    return Stream.of(words.split(BETWEEN)).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static String labelled(List<Mention> mentions, List<String> roles) {
    List<String> each = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      each.add(mentions.get(i).port() + " (" + roles.get(i) + ")");
    }
    return String.join(", ", each);
  }

  private static List<Text> with(List<Text> row, int column, Text cell) {
    List<Text> other = new ArrayList<>(row);
    other.set(column, cell);
    return other;
  }
}
