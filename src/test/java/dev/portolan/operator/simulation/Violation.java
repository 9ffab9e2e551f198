package dev.portolan.operator.simulation;

/** An invariant of DESIGN section 12 that did not hold. */
record Violation(String invariant, String what) {

  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
