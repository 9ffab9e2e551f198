package dev.portolan.operator;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Gathered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A settlement whose leases are held.
 *
 * @param releases what may be given up once nothing serves it any more
 * @param written the keys whose leases were written on the way
 */
record Settled(
    Gathered gathered, Settlement settlement, List<LeaseChange> releases, Set<Key> written) {

  static Settled of(Gathered gathered, List<LeaseChange> changes, Set<Key> written) {
    Owner owner = gathered.declared().owner();
    return new Settled(
        gathered,
        gathered.settlement(),
        changes.stream().filter(change -> change.isReleaseBy(owner)).toList(),
        Set.copyOf(written));
  }

  Owner owner() {
    return gathered.declared().owner();
  }

  List<Verdict> verdicts() {
    return settlement.of(owner());
  }

  /**
   * Whether a Service of ours was there; what runs may be kept where nothing new would be granted.
   */
  boolean saw(Key.ServiceName service) {
    return gathered.world().observed().ours().containsKey(service);
  }

  /** The same, as it is settled by what is known now; empty where that asks for something else. */
  Optional<Settled> asKnown(Chart chart, Instant now) {
    return chart
        .gather(gathered.allocation(), now)
        .map(known -> new Settled(known, known.settlement(), releases, written))
        .filter(this::asksForTheSame);
  }

  /** Whether the same is to be in the cluster by another settlement of the same declaration. */
  boolean asksForTheSame(Settled other) {
    return sameDeclaration(other) && effects().equals(other.effects());
  }

  private boolean sameDeclaration(Settled other) {
    var mine = gathered.allocation().getMetadata();
    var its = other.gathered().allocation().getMetadata();
    return mine.getUid().equals(its.getUid())
        && Objects.equals(mine.getGeneration(), its.getGeneration());
  }

  private List<Object> effects() {
    List<Object> effects = new ArrayList<>(verdicts().stream().map(Settled::effect).toList());
    effects.add(LeaseChanges.entries(settlement, owner()));
    return effects;
  }

  private static Object effect(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> granted.claim();
      case Verdict.Kept kept -> kept.served();
      case Verdict.Refused refused ->
          refused.refusal().objections().stream().map(Objection::reason).toList();
      case Verdict.Absent absent -> absent.claim();
    };
  }
}
