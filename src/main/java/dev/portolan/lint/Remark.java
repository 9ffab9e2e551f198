package dev.portolan.lint;

import dev.portolan.reading.Location;
import dev.portolan.reading.Problem;
import java.util.Comparator;
import java.util.Locale;

/**
 * One line of a lint.
 *
 * @param rule in kebab-case, such as {@code held-by-other}
 * @param message what is wrong and what to do, one line
 */
public record Remark(Location location, Severity severity, String rule, String message)
    implements Comparable<Remark> {

  private static final Comparator<Remark> ORDER =
      Comparator.comparing(Remark::location)
          .thenComparing(Remark::severity)
          .thenComparing(Remark::rule)
          .thenComparing(Remark::message);

  @Override
  public int compareTo(Remark other) {
    return ORDER.compare(this, other);
  }

  /** Whether it tells of such a problem. */
  public boolean isOf(Problem.Rule problem) {
    return rule.equals(rule(problem));
  }

  /** The name of a constant as a rule: {@code HeldByOther} is {@code held-by-other}. */
  static String rule(Enum<?> constant) {
    return constant.name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
