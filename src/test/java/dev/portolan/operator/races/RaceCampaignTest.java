package dev.portolan.operator.races;

import dev.portolan.api.PortAllocation;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rounds of whatever may happen at once: overlapping wishes, edits, renamed services, deletions,
 * and an operator that is restarted in the middle.
 *
 * <p>{@code -Draces.rounds=N -Draces.seed=S}; each round prints its seed, with which it begins
 * again.
 */
@WithControlPlane
@Tag("verify")
class RaceCampaignTest {
  private static final int ROUNDS = Integer.getInteger("races.rounds", 5);
  private static final int ALLOCATIONS = Integer.getInteger("races.allocations", 40);
  private static final int WAVES = 4;

  private final ControlPlane controlPlane;

  RaceCampaignTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  void whatever_happens_at_once_no_key_is_served_twice_and_in_the_end_everybody_knows() {
    long first = Long.getLong("races.seed", System.nanoTime());
    for (long seed = first; seed < first + ROUNDS; seed++) {
      System.out.println("RACE -Draces.rounds=1 -Draces.seed=" + seed);
      round(new Random(seed));
    }
  }

  private void round(Random random) {
    // Given
    List<String> namespaces =
        Stream.generate(() -> controlPlane.newNamespace("race")).limit(3).toList();
    Contest contest = new Contest(namespaces, ALLOCATIONS, 8, 6, 6);
    try (Race race = new Race(controlPlane, contest)) {
      race.openGate();
      for (int wave = 0; wave < WAVES; wave++) {
        // When
        race.apply(edits(contest, random));
        race.restartOne();
        race.delete(some(race.everybodyThere(), random));

        // Then
        race.assertSettled();
      }
      race.delete(race.everybodyThere());
      race.assertCleared();
      race.assertNoKeyWasServedTwice();
      System.out.println(race.figures("a round"));
    }
  }

  private static List<PortAllocation> edits(Contest contest, Random random) {
    List<PortAllocation> edits = new ArrayList<>();
    for (int index = 0; index < contest.allocations(); index++) {
      BitSet wanted = BitSet.valueOf(new long[] {random.nextLong()});
      wanted.set(random.nextInt(contest.numbers()));
      String services = Contest.name(index) + (random.nextInt(4) == 0 ? "-renamed" : "");
      edits.add(contest.allocation(index, services, wanted::get));
    }
    Collections.shuffle(edits, random);
    return edits;
  }

  private static List<PortAllocation> some(List<PortAllocation> allocations, Random random) {
    return allocations.stream().filter(any -> random.nextInt(5) == 0).toList();
  }
}
