package dev.portolan.operator.simulation;

import java.util.Random;

/**
 * What a schedule is like, decided once from its seed.
 *
 * @param operators how many live at once, none of them a leader
 * @param workers how many allocations one operator looks at at once
 * @param stay how likely a worker goes on at a request instead of resting
 * @param faults how likely a request meets a fault
 * @param restless how readily operators are killed and watches cut
 * @param edits how many things clients do
 * @param hands whether people also change what is not theirs: leases, Services, statuses
 * @param regime what the policy of the cluster says
 * @param shifting whether that changes on the way
 */
record Temper(
    int operators,
    int workers,
    double stay,
    double faults,
    double restless,
    int edits,
    boolean hands,
    Regime regime,
    boolean shifting) {

  static Temper of(long seed) {
    Random random = new Random(seed ^ 0x5DEECE66DL);
    int dice = random.nextInt(20);
    return new Temper(
        dice < 9 ? 1 : dice < 17 ? 2 : 3,
        1 + random.nextInt(3),
        0.3 + 0.65 * random.nextDouble(),
        random.nextInt(3) == 0 ? 0.12 * random.nextDouble() : 0,
        random.nextBoolean() ? 0.05 * random.nextDouble() : 0,
        2 + random.nextInt(9),
        random.nextInt(4) == 0,
        Regime.values()[random.nextInt(Regime.values().length)],
        random.nextInt(8) == 0);
  }

  /** Whether nothing excuses a key that is served for two owners, not even for a moment. */
  boolean strict() {
    return operators == 1 && !hands && !shifting;
  }
}
