package dev.portolan.operator.simulation;

/**
 * By whom something is written: one life of an operator, and for whose sake; or nobody's operator.
 */
record Author(String life, String subject) {
  static final Author SOMEBODY = new Author("", "");

  boolean isOperator() {
    return !life.isEmpty();
  }
}
