package dev.portolan.plan;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keys that nobody has and several allocations want that were never created: files carry no age, so
 * nobody can say who will win. Inside one allocation the order of its list decides, as in the
 * cluster.
 *
 * @param byClaim the contests of each claim that has one
 */
public record Contests(SortedMap<ClaimId, Contest> byClaim) {

  /** One claim's rival for a key. */
  public record Contest(Claim claim, Claim rival, Key key) {

    /** What to do about it. */
    public String sentence() {
      return "%s is wanted by %s (service %s), too, and neither is there yet, so nobody can say who gets it: change one of the two, or apply the one first that shall have it."
          .formatted(key.title(), rival.owner(), rival.id().service());
    }
  }

  public Contests {
    byClaim = Collections.unmodifiableSortedMap(new TreeMap<>(byClaim));
  }

  /** What to say of a claim that has a contest. */
  public Optional<String> sentence(ClaimId id) {
    return Optional.ofNullable(byClaim.get(id)).map(Contest::sentence);
  }

  /** The contests among settled claims, whose parts share no key. */
  static Contests of(World world, List<Settlement> parts) {
    Set<Key> leased = new HashSet<>();
    world.leases().forEach(lease -> leased.add(lease.key()));
    SortedMap<ClaimId, Contest> contests = new TreeMap<>();
    parts.parallelStream().map(part -> of(leased, part)).toList().forEach(contests::putAll);
    return new Contests(contests);
  }

  private static SortedMap<ClaimId, Contest> of(Set<Key> leased, Settlement settlement) {
    SortedMap<ClaimId, Contest> contests = new TreeMap<>();
    Map<Key, Claim> losers = new HashMap<>();
    List<Verdict> refused = refused(settlement);
    Map<Key, Claim> winners = winners(settlement, refused);
    for (Verdict verdict : refused) {
      key(verdict)
          .filter(key -> !leased.contains(key))
          .flatMap(key -> contest(verdict.claim(), key, winners))
          .ifPresent(
              contest -> {
                contests.put(verdict.claim().id(), contest);
                losers.putIfAbsent(contest.key(), verdict.claim());
              });
    }
    losers.forEach((key, loser) -> answer(key, loser, winners, contests));
    return contests;
  }

  private static List<Verdict> refused(Settlement settlement) {
    return settlement.verdicts().values().stream()
        .filter(verdict -> verdict.refused().isPresent())
        .toList();
  }

  private static void answer(
      Key key, Claim loser, Map<Key, Claim> winners, SortedMap<ClaimId, Contest> contests) {
    Optional.ofNullable(winners.get(key))
        .ifPresent(winner -> contests.putIfAbsent(winner.id(), new Contest(winner, loser, key)));
  }

  private static Map<Key, Claim> winners(Settlement settlement, List<Verdict> refused) {
    Set<Key> wanted = new HashSet<>();
    refused.forEach(verdict -> key(verdict).ifPresent(wanted::add));
    Map<Key, Claim> winners = new HashMap<>();
    if (!wanted.isEmpty()) {
      for (Verdict verdict : settlement.verdicts().values()) {
        verdict.held().stream()
            .filter(wanted::contains)
            .forEach(key -> winners.putIfAbsent(key, verdict.claim()));
      }
    }
    return winners;
  }

  private static Optional<Key> key(Verdict verdict) {
    return verdict
        .refused()
        .map(refusal -> refusal.first())
        .filter(Objection.Conflict.class::isInstance)
        .map(objection -> ((Objection.Conflict) objection).key());
  }

  private static Optional<Contest> contest(Claim claim, Key key, Map<Key, Claim> winners) {
    return Optional.ofNullable(winners.get(key))
        .filter(winner -> !winner.owner().equals(claim.owner()) && !winner.owner().hasAge())
        .map(winner -> new Contest(claim, winner, key));
  }
}
