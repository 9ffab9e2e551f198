package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.markdown.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a name, one blank and a number: "web 8080". One of them says nothing; several of them
 * one below the other are a list of ports.
 */
final class PlainLines {

  private static final Pattern PLAIN =
      Pattern.compile(
          "^(?<name>\\p{L}[\\p{L}\\p{N}_.-]*(?: [\\p{L}(][\\p{L}\\p{N}_.()-]*){0,3}) (?<port>:?\\d{2,5}(?:/(?i:tcp|udp))?)$");

  private static final Pattern BRACKETED =
      Pattern.compile("^\\p{L}[^()\\d]*[(（]\\d{4,5}[)）](?:\\s*[-–—:].*)?$");

  private PlainLines() {}

  /** Whether there are several, and each gives one number to one name. */
  static boolean are(List<Text> lines) {
    return lines.size() > 1 && lines.stream().allMatch(PlainLines::is);
  }

  /** Whether each of several has a name with nothing but a port in the bracket behind it. */
  static boolean areBracketed(List<Item> items) {
    return items.size() > 1
        && items.stream()
            .map(item -> item.text().flat())
            .allMatch(
                line -> BRACKETED.matcher(line).matches() && !Suspects.of(line, false).isEmpty());
  }

  private static boolean is(Text line) {
    return PLAIN.matcher(line.flat()).matches() && !Suspects.of(line.flat(), false).isEmpty();
  }

  /** The same items as other lists write them, if every one of them is such a line. */
  static List<Item> spelled(List<Item> items) {
    return are(items.stream().map(Item::text).toList())
        ? items.stream().map(PlainLines::spelled).toList()
        : items;
  }

  private static Item spelled(Item item) {
    Matcher plain = PLAIN.matcher(item.text().flat());
    return plain.matches()
        ? new Item(
            item.depth(),
            item.text().with(plain.group("name") + ": " + plain.group("port")),
            item.continued())
        : item;
  }
}
