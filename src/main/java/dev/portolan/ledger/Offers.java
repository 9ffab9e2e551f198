package dev.portolan.ledger;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Free numbers in place of a refused one, sought where people would look first.
 *
 * <pre>
 *  1  in the refused number's own range, if the claim may use that: one conventional number, then neighbours
 *  2  one conventional number, then neighbours
 *  3  in the ranges that the claim may use, those meant for its category first
 *  4  on either side of the range that the number is in
 * </pre>
 */
final class Offers {

  private static final int MOST = 3;

  private final int refused;
  private final IntPredicate free;
  private final SortedSet<Integer> found = new TreeSet<>();

  private Offers(int refused, IntPredicate free) {
    this.refused = refused;
    this.free = free;
  }

  /** Node ports instead of one. */
  static List<Integer> ofNodePorts(int refused, Numbers range, IntPredicate free) {
    Offers offers = new Offers(refused, free);
    offers.take(Neighbours.near(refused, range), MOST);
    offers.take(Neighbours.firstOf(range), MOST);
    return List.copyOf(offers.found);
  }

  /** Numbers of a Service or of the nodes instead of one. */
  static List<Integer> of(int refused, List<Range> open, Numbers around, IntPredicate free) {
    Offers offers = new Offers(refused, free);
    if (open.stream().anyMatch(range -> range.numbers().equals(around))) {
      offers.takeWithin(around);
    }
    offers.takeWithin(Neighbours.ALL);
    open.forEach(range -> offers.take(Neighbours.firstOf(range.numbers()), MOST));
    offers.take(Neighbours.around(around, Neighbours.ALL), MOST);
    return List.copyOf(offers.found);
  }

  private void takeWithin(Numbers range) {
    take(Neighbours.conventional(refused).filter(range::covers), 1);
    take(Neighbours.near(refused, range), MOST);
  }

  private void take(IntStream candidates, int most) {
    candidates
        .filter(candidate -> !found.contains(candidate))
        .filter(free)
        .limit(Math.min(most, MOST - found.size()))
        .boxed()
        .toList()
        .forEach(found::add);
  }
}
