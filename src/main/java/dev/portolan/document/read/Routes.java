package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Item;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that lead from a path to the container that answers, with its mapping behind it. */
final class Routes {

  private static final Pattern ROUTE =
      Pattern.compile("^/.*(?:→|->|=>)\\s*(?<end>[\\p{L}][\\w.-]* \\(\\d{2,5}:\\d{2,5}\\))$");

  private Routes() {}

  /** The item without the way there; nothing if it is no such line. */
  static Optional<Item> end(Item item) {
    Matcher route = ROUTE.matcher(item.text().flat());
    return route.matches()
        ? Optional.of(
            new Item(item.depth(), item.text().with(route.group("end")), item.continued()))
        : Optional.empty();
  }
}
