package dev.portolan.document.fact;

import java.util.Optional;

/**
 * A statement with the service it is about.
 *
 * @param repeats the line of the first row that says the same
 */
public record Row(
    Statement said, String service, Optional<String> portName, Optional<Integer> repeats) {

  public int line() {
    return said.line();
  }

  public Optional<Integer> port() {
    return said.numbers().port();
  }

  public Where where() {
    return said.where();
  }

  /** Whether it claims a number that no earlier row claims. */
  public boolean isNew() {
    return repeats.isEmpty() && !said.absent();
  }

  /** Whether the number is one of its own, or lies in its range. */
  public boolean takes(int number) {
    int from = said.numbers().port().orElse(0);
    return number >= from && number <= said.numbers().endPort().orElse(from) && from > 0;
  }
}
