package dev.portolan.status;

import dev.portolan.api.FindingStatus;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.ReservationStatus;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an allocation's status says: a report, never an input. */
public final class StatusReport {

  private static final int MOST_FINDINGS = 64;

  private StatusReport() {}

  /**
   * The status of one allocation; with its own former result as {@code previous} and all else
   * unchanged it equals that one, whatever the time.
   *
   * @param resolved the allocation as its environment makes it
   * @param audience whoever may read the allocation
   * @param alternatives free numbers for its refused ports
   * @param findings what is worth knowing beside the ledger's own findings
   * @param previous the status that the cluster shows; null before the first
   * @param now when conditions that flip are said to have done so
   */
  public static PortAllocationStatus of(
      PortAllocation resolved,
      Settlement settlement,
      World world,
      Owner owner,
      Audience audience,
      Map<ClaimId, List<Integer>> alternatives,
      List<Finding> findings,
      Programmed programmed,
      @Nullable PortAllocationStatus previous,
      Instant now) {
    List<Verdict> verdicts = settlement.of(owner);
    Tally tally = Tally.of(verdicts);
    ReadBack readBack = new ReadBack(programmed.services());
    PortStatuses ports =
        new PortStatuses(readBack, alternatives, resolved.getSpec().services(), audience);
    Conditions conditions =
        new Conditions(former(previous), resolved.getMetadata().getGeneration(), now);
    new AllocationConditions(
            tally,
            sentences(verdicts, ports),
            obstacles(tally, readBack, programmed),
            programmed.isolated(),
            resolved.getSpec().program().isEmpty())
        .sayTo(conditions);
    return new PortAllocationStatus(
        resolved.getMetadata().getGeneration(),
        tally.summary(),
        tally.losing(),
        conditions.all(),
        verdicts.stream().map(ports::of).toList(),
        settlement.reservationsOf(owner).stream()
            .map(verdict -> reservation(verdict, audience))
            .toList(),
        findings(Findings.of(world, settlement, owner, audience), findings));
  }

  private static List<Condition> former(@Nullable PortAllocationStatus previous) {
    return previous == null ? List.of() : previous.conditions();
  }

  private static List<String> sentences(List<Verdict> verdicts, PortStatuses ports) {
    return verdicts.stream().map(ports::sentence).filter(Predicate.not(String::isEmpty)).toList();
  }

  /** Those that are known, and what is not read back yet where none is known. */
  private static List<Obstacle> obstacles(Tally tally, ReadBack readBack, Programmed programmed) {
    List<Obstacle> obstacles = new ArrayList<>(programmed.obstacles());
    Set<String> explained =
        obstacles.stream().map(Obstacle::service).collect(Collectors.toUnmodifiableSet());
    served(tally).stream()
        .filter(ReadBack::isDue)
        .filter(claim -> !explained.contains(claim.id().service()))
        .forEach(
            claim ->
                readBack
                    .missing(claim)
                    .map(message -> pending(claim, message))
                    .ifPresent(obstacles::add));
    return obstacles;
  }

  private static Obstacle pending(Claim claim, String message) {
    return new Obstacle(Obstacle.Kind.Pending, claim.id().service(), message, true);
  }

  private static List<Claim> served(Tally tally) {
    List<Claim> claims = new ArrayList<>();
    tally.granted().forEach(granted -> claims.add(granted.claim()));
    tally.kept().forEach(kept -> claims.add(kept.served()));
    return claims;
  }

  private static ReservationStatus reservation(ReservationVerdict verdict, Audience audience) {
    String sentence = new Sentences(audience).of(verdict);
    return new ReservationStatus(
        verdict.reservation().name(), verdict.state().name(), sentence.isEmpty() ? null : sentence);
  }

  private static List<FindingStatus> findings(List<Finding> ledgers, List<Finding> others) {
    SortedSet<Finding> all = new TreeSet<>(ledgers);
    all.addAll(others);
    List<FindingStatus> shown =
        new ArrayList<>(all.stream().limit(MOST_FINDINGS).map(StatusReport::finding).toList());
    if (all.size() > MOST_FINDINGS) {
      FindingStatus last = shown.removeLast();
      int more = all.size() - shown.size();
      shown.add(
          new FindingStatus(last.rule(), "There are " + more + " more findings.", null, null));
    }
    return shown;
  }

  private static FindingStatus finding(Finding finding) {
    return new FindingStatus(
        finding.rule().name(), finding.message(), finding.service(), finding.port().orElse(null));
  }
}
