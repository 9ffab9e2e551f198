package dev.portolan.ledger;

import java.util.List;
import java.util.stream.IntStream;

/** Which numbers people would try next when a port is taken. */
final class Neighbours {

  private static final int REACH = 200;

  /** Every number that a Service can have. */
  static final Numbers ALL = new Numbers(1, 65_535);

  private Neighbours() {}

  /** The next numbers above, nearest first, then those below, as far as they lie within. */
  static IntStream near(int number, Numbers within) {
    return around(new Numbers(number, number), within);
  }

  /** The next numbers above a range, nearest first, then those below it. */
  static IntStream around(Numbers range, Numbers within) {
    return IntStream.concat(
            IntStream.rangeClosed(1, REACH).map(distance -> range.to() + distance),
            IntStream.rangeClosed(1, REACH).map(distance -> range.from() - distance))
        .filter(within::covers);
  }

  /** The first numbers of a range. */
  static IntStream firstOf(Numbers range) {
    return IntStream.rangeClosed(range.from(), range.to()).limit(REACH);
  }

  /** Where the same product conventionally goes instead. */
  static IntStream conventional(int number) {
    return Rivals.of(number).map(Rivals::instead).orElse(List.of()).stream()
        .mapToInt(Integer::intValue);
  }
}
