package dev.portolan.ledger;

import java.time.Instant;

/**
 * An allocation as an owner of keys.
 *
 * @param created when it was created: the older one wins a free key; {@link #NOT_YET} for what was
 *     never created, as a file
 */
public record Owner(String namespace, String name, String uid, Instant created)
    implements Comparable<Owner> {

  /** Younger than all that was ever created. */
  public static final Instant NOT_YET = Instant.MAX;

  /** Older first, then by name: the part of the precedence that needs no lease. */
  @Override
  public int compareTo(Owner other) {
    int order = created.compareTo(other.created);
    order = order == 0 ? namespace.compareTo(other.namespace) : order;
    order = order == 0 ? name.compareTo(other.name) : order;
    return order == 0 ? uid.compareTo(other.uid) : order;
  }

  /**
   * Whether both have the same namespace and name; a re-created allocation is the same one to its
   * users.
   */
  public boolean sameName(String otherNamespace, String otherName) {
    return namespace.equals(otherNamespace) && name.equals(otherName);
  }

  /** Whether it has an age by which a contest can be decided. */
  public boolean hasAge() {
    return !created.equals(NOT_YET);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
