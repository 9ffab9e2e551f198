package dev.portolan.document.markdown;

import dev.portolan.document.markdown.Block.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers beside the line that leads from one name down to the next: they are the lower one's.
 *
 * <pre>
 *   Internet
 *      |
 *      | :443 (public)        →   Gateway: 443 (public)
 *      |                          Gateway
 *   [Gateway]
 * </pre>
 */
final class Connectors {

  private static final Pattern LABEL =
      Pattern.compile(
          "^\\s*[|│↓▼v]\\s+(?:(?i:port)\\s+)?:?(?<number>\\d{2,5})(?<remark>\\s*\\([^()]*\\))?\\s*$");
  private static final Pattern LONE = Pattern.compile("^\\s*[|│↓▼v]\\s*$");
  private static final Pattern NAME =
      Pattern.compile("^\\[?(?<name>\\p{L}[^\\[\\]()—→:]*?)\\]?(?:\\s+(?:[-–—(]).*)?$");

  private Connectors() {}

  /** The items, with those that are such numbers named. */
  static List<Item> named(List<Item> items, String[] lines, int firstLine) {
    List<Item> named = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      int at = item.text().line() - firstLine;
      Matcher label = LABEL.matcher(lines[at]);
      Matcher below = NAME.matcher(i + 1 < items.size() ? items.get(i + 1).text().flat() : "");
      boolean leads =
          label.matches()
              && at + 1 < lines.length
              && LONE.matcher(lines[at + 1]).matches()
              && below.matches();
      named.add(
          leads
              ? new Item(
                  items.get(i + 1).depth(),
                  item.text()
                      .with(
                          below.group("name")
                              + ": "
                              + label.group("number")
                              + (label.group("remark") == null ? "" : label.group("remark"))),
                  item.continued())
              : item);
    }
    return named;
  }
}
