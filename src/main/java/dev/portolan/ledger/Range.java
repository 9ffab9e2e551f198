package dev.portolan.ledger;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Numbers to which a policy gives a purpose.
 *
 * @param categories the only categories of services that may use it; empty: all may
 * @param allowed false: nobody may use it
 * @param policy whose range it is
 */
public record Range(
    String name,
    Numbers numbers,
    SortedSet<String> categories,
    boolean allowed,
    Enforcement enforcement,
    String policy) {

  public Range {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
  }

  /** Whether a service of the category may use it. */
  boolean admits(Optional<String> category) {
    return allowed && (categories.isEmpty() || category.filter(categories::contains).isPresent());
  }

  /** Whether it is meant for the category by name. */
  boolean isFor(Optional<String> category) {
    return allowed && category.filter(categories::contains).isPresent();
  }

  /** Whether the two would judge a number differently. */
  public boolean disagrees(Range other) {
    return allowed != other.allowed || !categories.equals(other.categories);
  }

  /** {@code grpc-backends (50051-50059)}. */
  public String title() {
    return name + " (" + numbers + ")";
  }
}
