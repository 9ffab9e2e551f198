package dev.portolan.document.read;

import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Speech;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that tell one thing each of one service ("Port: 8080", "Protocol: TCP", "Exposed: no"): a
 * table of one row, written downwards.
 */
final class KeyValues {

  private static final Pattern LINE =
      Pattern.compile("^(?<key>\\p{L}[^:：]{0,24})\\s?[:：]\\s+(?<value>.+)$");

  /** What a line of its own would not tell of the port beside it. */
  private static final Set<Column> TELLING =
      EnumSet.of(Column.PROTOCOL, Column.EXPOSED, Column.NAMESPACE, Column.ENVIRONMENT);

  private KeyValues() {}

  static Optional<Table> in(Block.Listing listing) {
    boolean flat = listing.items().stream().allMatch(item -> item.depth() == 0);
    return flat
        ? of(
            listing.section(),
            listing.line(),
            listing.items().stream().map(Block.Item::text).toList())
        : Optional.empty();
  }

  static Optional<Table> in(Block.Paragraph paragraph) {
    return of(paragraph.section(), paragraph.line(), paragraph.lines());
  }

  private static Optional<Table> of(Section section, int line, List<Text> lines) {
    List<Text> keys = new ArrayList<>();
    List<Text> values = new ArrayList<>();
    Set<Column> columns = new HashSet<>();
    for (Text text : lines) {
      Matcher pair = LINE.matcher(text.flat());
      Optional<Column> column = pair.matches() ? Headers.of(pair.group("key")) : Optional.empty();
      if (column.isEmpty() || columns.contains(column.get())) {
        return Optional.empty();
      }
      if (tells(column.get(), pair.group("value"), section)) {
        columns.add(column.get());
        keys.add(text.with(pair.group("key")));
        values.add(text.with(pair.group("value")));
      }
    }
    boolean whole = columns.contains(Column.PORT) && TELLING.stream().anyMatch(columns::contains);
    return whole ? Optional.of(table(section, line, keys, values)) : Optional.empty();
  }

  /** Below the heading that names the service, another name is a part of it. */
  private static boolean tells(Column column, String value, Section section) {
    return (column != Column.SERVICE || !new Setting(section).headingIsService())
        && (column != Column.PROTOCOL || Speech.isSpoken(value));
  }

  private static Table table(Section section, int line, List<Text> keys, List<Text> values) {
    return new Table(section, line, keys, List.of(values), List.of());
  }
}
