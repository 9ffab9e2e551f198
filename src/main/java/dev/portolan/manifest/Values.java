package dev.portolan.manifest;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one label may be: missing or not, and of its values only the named ones or all but them.
 *
 * @param missing whether an object without the label fits
 * @param only whether {@code named} lists what fits, or what does not
 */
record Values(boolean missing, boolean only, Set<String> named) {

  static final Values ANY = new Values(true, false, Set.of());
  static final Values MISSING = new Values(true, true, Set.of());
  static final Values PRESENT = new Values(false, false, Set.of());

  Values {
    named = Set.copyOf(named);
  }

  static Values in(Set<String> values) {
    return new Values(false, true, values);
  }

  /** Without the label, or with it and another value; as {@code NotIn} of a selector. */
  static Values notIn(Set<String> values) {
    return new Values(true, false, values);
  }

  Values and(Values other) {
    Set<String> both = new TreeSet<>(named);
    if (only == other.only) {
      boolean unused = only ? both.retainAll(other.named) : both.addAll(other.named);
    } else {
      both = new TreeSet<>(only ? named : other.named);
      both.removeAll(only ? other.named : named);
    }
    return new Values(missing && other.missing, only || other.only, both);
  }

  /** There is always another value that nobody named. */
  boolean isEmpty() {
    return !missing && only && named.isEmpty();
  }

  boolean covers(Values other) {
    return (missing || !other.missing) && coversNamed(other);
  }

  private boolean coversNamed(Values other) {
    if (only) {
      return other.only && named.containsAll(other.named);
    }
    return other.only ? Collections.disjoint(named, other.named) : other.named.containsAll(named);
  }
}
