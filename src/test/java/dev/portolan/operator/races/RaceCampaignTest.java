package dev.portolan.operator.races;

import dev.portolan.api.PortAllocation;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rounds of races in every scope: a race is a key that at least two want at once while none of them
 * has it.
 *
 * <pre>
 *  wave 1  everybody applies at a barrier, each wanting half of the numbers; in a third of the rounds one operator hears nothing meanwhile
 *  wave 2  at a barrier some holders go and some others want something else; in some rounds the policies change
 *          just before or meanwhile, in some an operator is restarted
 *  wave 3  everybody goes
 * </pre>
 *
 * <p>{@code -Draces.total=10000 -Draces.shard=i/n -Draces.seed=S}: shard i (from 0) runs the seeds
 * S+i, S+i+n, ... until it has seen its part of the races; each round prints its seed, and {@code
 * -Draces.total=1 -Draces.seed=S} runs that one again.
 */
@WithControlPlane
class RaceCampaignTest {
  private static final int FEW = 60;
  private static final int TOTAL = Integer.getInteger("races.total", 10_000);
  private static final String[] SHARD = System.getProperty("races.shard", "0/1").split("/");
  private static final int ALLOCATIONS = Integer.getInteger("races.allocations", 24);
  private static final List<String> KINDS =
      List.of("portallocations", "portleases", "services", "networkpolicies");

  private final ControlPlane controlPlane;

  RaceCampaignTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  @Test
  @Tag("verify")
  void in_a_round_of_races_in_every_scope_each_key_has_one_winner() {
    race(FEW, 0, 1);
  }

  @Test
  @Tag("verify")
  void in_ten_thousand_races_in_every_scope_each_key_has_one_winner() {
    int shards = Integer.parseInt(SHARD[1]);
    race(TOTAL / shards, Integer.parseInt(SHARD[0]), shards);
  }

  private void race(int races, int shard, int shards) {
    int seen = 0;
    for (long seed = Long.getLong("races.seed", 1) + shard; seen < races; seed += shards) {
      System.out.println("RACES -Draces.total=1 -Draces.seed=" + seed);
      seen += round(new Random(seed));
      System.out.printf("RACES %d of %d, shard %d/%d%n", seen, races, shard, shards);
    }
  }

  private int round(Random random) {
    // Given
    List<String> places =
        Stream.generate(() -> controlPlane.newNamespace("race")).limit(4).toList();
    Set<String> wide = Set.copyOf(places.subList(2, 4));
    Contest contest = new Contest(places, places.getFirst(), wide, ALLOCATIONS, 10, 8, 8, 8);
    try (Race race = new Race(controlPlane, contest)) {
      // When
      int races = everybodyWants(race, contest, random);

      // Then
      race.assertSettled();

      // When
      races += keysChangeHands(race, contest, random);

      // Then
      race.assertSettled();
      race.delete(race.everybodyThere());
      race.assertCleared();
      System.out.println(race.figures("a round of " + races + " races"));
      race.assertNoKeyWasServedTwiceBeyondTheWindow();
      return races;
    }
  }

  private static int everybodyWants(Race race, Contest contest, Random random) {
    List<PortAllocation> everybody = wishes(contest, random, any -> true);
    int races = race.contested(everybody);
    boolean deaf = random.nextInt(3) == 0;
    if (deaf) {
      race.holdWatches(KINDS.stream().filter(any -> random.nextBoolean()).toList());
    }
    race.apply(everybody);
    if (deaf) {
      race.awaitQuiet();
      race.releaseWatches();
    }
    return races;
  }

  private static int keysChangeHands(Race race, Contest contest, Random random) {
    List<PortAllocation> before = race.everybodyThere();
    List<PortAllocation> going = some(race.winners(), random);
    List<PortAllocation> edits = wishes(contest, random, any -> random.nextInt(6) == 0);
    edits.removeIf(edit -> going.stream().anyMatch(gone -> same(gone, edit)));
    List<PortAllocation> after = new ArrayList<>(edits);
    before.stream()
        .filter(old -> Stream.concat(going.stream(), edits.stream()).noneMatch(o -> same(o, old)))
        .forEach(after::add);
    int races = race.contested(after);
    List<Runnable> acts = new ArrayList<>(policyChange(race, contest, random));
    going.forEach(gone -> acts.add(race.deleting(gone)));
    edits.forEach(edit -> acts.add(race.applying(edit)));
    Collections.shuffle(acts, random);
    race.atOnce(acts);
    if (random.nextInt(4) == 0) {
      race.restartOne();
    }
    return races;
  }

  /** What is to be done about it at the barrier. */
  private static List<Runnable> policyChange(Race race, Contest contest, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> race.ruling(contest.pool() + "-renamed", contest.wide());
      case 1 -> race.ruling(contest.pool(), Set.of());
      case 2 -> {
        race.atOnce(race.ruling(contest.pool(), contest.places()));
        race.awaitQuiet();
        yield List.of();
      }
      default -> List.of();
    };
  }

  private static List<PortAllocation> wishes(
      Contest contest, Random random, Predicate<Integer> who) {
    List<PortAllocation> wishes = new ArrayList<>();
    for (int index = 0; index < contest.allocations(); index++) {
      BitSet wanted = BitSet.valueOf(new long[] {random.nextLong()});
      wanted.set(random.nextInt(contest.numbers()));
      String services = Contest.name(index) + (random.nextInt(4) == 0 ? "-renamed" : "");
      if (who.test(index)) {
        wishes.add(contest.allocation(index, services, wanted::get));
      }
    }
    Collections.shuffle(wishes, random);
    return wishes;
  }

  private static List<PortAllocation> some(List<PortAllocation> allocations, Random random) {
    return allocations.stream().filter(any -> random.nextInt(2) == 0).toList();
  }

  private static boolean same(PortAllocation one, PortAllocation other) {
    return one.getMetadata().getName().equals(other.getMetadata().getName())
        && one.getMetadata().getNamespace().equals(other.getMetadata().getNamespace());
  }
}
