package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Says;
import java.util.List;
import java.util.Optional;

/** Lines of a listing that give no port and say who can see those beside them. */
final class Remarks {

  /** So many lines away a remark still speaks of its neighbours. */
  private static final int NEAR = 5;

  private Remarks() {}

  /** What the lines around one say of its visibility. */
  static Optional<Boolean> near(List<Item> items, int index) {
    int depth = items.get(index).depth();
    return items
        .subList(Math.max(0, index - NEAR), Math.min(items.size(), index + NEAR + 1))
        .stream()
        .filter(other -> other.depth() == depth)
        .filter(other -> exposed(other).isPresent() && isRemark(other.text().flat()))
        .map(Remarks::exposed)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Boolean> exposed(Item item) {
    return Says.exposed(String.join(" ", Brackets.of(item.text().plain()).inside()));
  }

  private static boolean isRemark(String line) {
    return Entry.of(line).isEmpty()
        && !Addresses.isIn(line)
        && !line.startsWith("/")
        && !ArrowReader.isFlow(line);
  }
}
