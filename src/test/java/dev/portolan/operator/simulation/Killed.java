package dev.portolan.operator.simulation;

/** Ends a worker whose operator was killed; no code of the operator catches it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
