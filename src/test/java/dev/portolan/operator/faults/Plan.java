package dev.portolan.operator.faults;

import java.util.Comparator;
import java.util.List;

/**
 * One fault at one write of one scenario.
 *
 * @param write counted from 1, from the end of what is given
 */
record Plan(String scenario, int write, Fault fault) {

  /** A mixed order that stays the same when plans are added or taken away. */
  static Comparator<Plan> mixed(long seed) {
    return Comparator.comparingLong((Plan plan) -> plan.rank(seed)).thenComparing(Plan::toString);
  }

  /** The scenario with no fault at all. */
  static Plan without(String scenario) {
    return new Plan(scenario, 0, Fault.DELAYED);
  }

  /** As it is printed: {@code SCENARIO # WRITE # FAULT}. */
  static Plan parse(String text) {
    List<String> parts = List.of(text.split("#", -1));
    return new Plan(
        parts.get(0).strip(),
        Integer.parseInt(parts.get(1).strip()),
        Fault.valueOf(parts.get(2).strip()));
  }

  private long rank(long seed) {
    long mixed = seed;
    for (int letter : toString().chars().toArray()) {
      mixed = (mixed ^ letter) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
    }
    return mixed;
  }

  @Override
  public String toString() {
    return scenario + " # " + write + " # " + fault;
  }
}
