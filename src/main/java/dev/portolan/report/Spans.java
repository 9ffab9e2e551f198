package dev.portolan.report;

import dev.portolan.ledger.Numbers;
import dev.portolan.report.PortMap.Band;
import java.util.List;
import java.util.stream.Collectors;

/** Ranges of numbers in a few words. */
final class Spans {

  private static final int MOST = 6;

  private Spans() {}

  /** The first of them, and how many more there are. */
  static String text(List<Numbers> spans) {
    String first =
        spans.stream().limit(MOST).map(Numbers::toString).collect(Collectors.joining(", "));
    return spans.size() <= MOST ? first : first + " and " + (spans.size() - MOST) + " more";
  }

  /** Whom a range is for. */
  static String purpose(Band band) {
    if (!band.allowed()) {
      return "nobody";
    }
    return band.categories().isEmpty() ? "everybody" : String.join(", ", band.categories());
  }
}
