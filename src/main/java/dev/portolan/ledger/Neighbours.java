package dev.portolan.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which numbers people would try next when a port is taken. */
final class Neighbours {

  private static final int REACH = 200;

  /** Every number that a Service can have. */
  static final Numbers ALL = new Numbers(1, 65_535);

  // What the products' own documentation or common usage moves to.
  private static final Map<Integer, List<Integer>> CONVENTIONAL =
      Map.ofEntries(
          Map.entry(22, List.of(2222)),
          Map.entry(53, List.of(5353)),
          Map.entry(80, List.of(8080, 8000)),
          Map.entry(443, List.of(8443, 9443)),
          Map.entry(3000, List.of(3030, 3100)),
          Map.entry(3306, List.of(3307, 13306)),
          Map.entry(5000, List.of(5050, 5500)),
          Map.entry(5432, List.of(5433, 15432)),
          Map.entry(6379, List.of(6380, 16379)),
          Map.entry(8000, List.of(8080, 8888)),
          Map.entry(8080, List.of(8888, 18080)),
          Map.entry(9000, List.of(9010, 19000)),
          Map.entry(9090, List.of(9095, 19090)),
          Map.entry(9092, List.of(9094, 19092)),
          Map.entry(27017, List.of(27018, 37017)));

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
    return CONVENTIONAL.getOrDefault(number, List.of()).stream().mapToInt(Integer::intValue);
  }
}
