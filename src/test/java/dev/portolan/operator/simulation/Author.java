package dev.portolan.operator.simulation;

/**
 * By whom something is written: one life of an operator, and for whose sake; or nobody's operator.
 *
 * @param since the version up to which it knew allocations and namespaces when it began
 * @param knew the policy that it knew then
 */
record Author(String life, String subject, long since, Regime knew) {
  static final Author SOMEBODY = new Author("", "", 0, Regime.None);

  boolean isOperator() {
    return !life.isEmpty();
  }
}
