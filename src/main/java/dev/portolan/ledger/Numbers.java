package dev.portolan.ledger;

/**
 * Numbers from the first to the last, both included.
 *
 * @param from 1-65535
 * @param to not below {@code from}
 */
public record Numbers(int from, int to) {

  /** Whether the number is among them. */
  public boolean covers(int number) {
    return from <= number && number <= to;
  }

  /** How many there are. */
  public int width() {
    return to - from + 1;
  }

  /** Whether any number is in both. */
  public boolean overlaps(Numbers other) {
    return from <= other.to && other.from <= to;
  }

  /** What is in both, which must overlap. */
  public Numbers common(Numbers other) {
    return new Numbers(Math.max(from, other.from), Math.min(to, other.to));
  }

  /** {@code 9042} or {@code 20160-20169}. */
  @Override
  public String toString() {
    return from == to ? String.valueOf(from) : from + "-" + to;
  }
}
