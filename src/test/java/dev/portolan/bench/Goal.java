package dev.portolan.bench;

import java.util.Locale;

/**
 * One line of the result.
 *
 * @param most what the figure may be
 */
record Goal(String what, double figure, double most, String remark) {

  boolean met() {
    return figure <= most;
  }

  static String header() {
    return "| What | Figure | Goal | Met | Seen |%n|---|---|---|---|---|".formatted();
  }

  @Override
  public String toString() {
    return "| %s | %s | ≤ %s | %s | %s |"
        .formatted(what, number(figure), number(most), met() ? "yes" : "**no**", remark);
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.2f", figure);
  }
}
