package dev.portolan.controlplane;

/** Looks at processes that are not ours to wait for. */
final class Processes {
  private Processes() {}

  /**
   * One that has ended but that nobody has buried yet has no command any more, and does not run.
   */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
