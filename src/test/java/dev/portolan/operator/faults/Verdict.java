package dev.portolan.operator.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a plan.
 *
 * @param writes those after what was given, up to the last answer
 * @param struck the write that the fault struck; empty when there was none of that number
 * @param recovery how long it took, from the last fault or step on, until all was as it must be
 * @param violations what was wrong; empty when nothing was
 */
record Verdict(
    Plan plan,
    List<Write> writes,
    Optional<Write> struck,
    Duration recovery,
    List<String> violations) {
  Verdict {
    writes = List.copyOf(writes);
    violations = List.copyOf(violations);
  }

  /** One line, and one more for each violation. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("FAULTS ").append(plan);
    text.append(" | ").append(struck.map(Write::toString).orElse("did not strike"));
    text.append(" | ").append(recovery.toMillis()).append(" ms");
    violations.forEach(violation -> text.append("\n  VIOLATION ").append(violation));
    if (!violations.isEmpty()) {
      writes.forEach(write -> text.append("\n    ").append(write));
    }
    return text.toString();
  }
}
