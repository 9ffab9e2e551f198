package dev.portolan.document.read;

import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Says;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lines of a listing that give no port and say who can see those beside them. */
final class Remarks {

  /** So many lines away a remark still speaks of its neighbours. */
  private static final int NEAR = 5;

  private final List<Item> items;
  private final List<Integer> remarks;

  Remarks(List<Item> items) {
    this.items = items;
    this.remarks =
        IntStream.range(0, items.size())
            .filter(i -> exposed(items.get(i)).isPresent())
            .filter(i -> isRemark(items.get(i).text().flat()))
            .boxed()
            .toList();
  }

  /** What the lines around one say of its visibility. */
  Optional<Boolean> near(int index) {
    int depth = items.get(index).depth();
    return remarks.stream()
        .filter(i -> Math.abs(i - index) <= NEAR && items.get(i).depth() == depth)
        .map(i -> exposed(items.get(i)))
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
