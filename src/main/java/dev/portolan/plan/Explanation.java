package dev.portolan.plan;

import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who has a port, why, since when, and what to do. */
public final class Explanation {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  private final Prospect prospect;
  private final Contests contests;
  private final Alternatives alternatives;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Prospect prospect) {
    this.prospect = prospect;
    this.contests = prospect.contests();
    this.alternatives = Alternatives.in(prospect.world());
  }

  /** About the ports of these claims, a few lines each; empty when there is none. */
  public static List<String> of(Prospect prospect, Predicate<Claim> wanted) {
    Explanation explanation = new Explanation(prospect);
    prospect.settlement().verdicts().values().stream()
        .filter(verdict -> wanted.test(verdict.claim()))
        .forEach(explanation::explain);
    return List.copyOf(explanation.lines);
  }

  private void explain(Verdict verdict) {
    Claim claim = verdict.claim();
    lines.add(
        "%s %d/%s %s: %s"
            .formatted(
                claim.id(),
                claim.wish().port(),
                claim.wish().protocol(),
                claim.wish().exposure(),
                standing(verdict)));
    verdict.held().stream()
        .filter(Key::leased)
        .forEach(key -> lines.add("  has " + key.title() + since(key, claim.owner())));
    reasons(verdict);
    prospect.settlement().verdicts().values().stream()
        .filter(other -> waitsFor(other, verdict))
        .forEach(other -> lines.add("  " + other.claim().id() + " waits for it"));
    findings(claim);
  }

  private String standing(Verdict verdict) {
    if (contests.byClaim().containsKey(verdict.claim().id())) {
      return "Contested";
    }
    return switch (verdict) {
      case Verdict.Granted granted -> "Granted";
      case Verdict.Kept kept -> "Kept";
      case Verdict.Refused refused -> refused.refusal().denied() ? "Denied" : "Conflicted";
      case Verdict.Absent absent -> "Absent: it is not wanted in this environment";
    };
  }

  private void reasons(Verdict verdict) {
    Claim claim = verdict.claim();
    Optional<String> contest = contests.sentence(claim.id());
    String sentence =
        contest.orElseGet(() -> SAYS.of(verdict, alternatives.of(verdict, prospect.settlement())));
    if (!sentence.isEmpty()) {
      lines.add("  " + sentence);
    }
    if (contest.isEmpty()) {
      verdict.refused().stream()
          .flatMap(refusal -> refusal.objections().stream().skip(1))
          .forEach(objection -> lines.add("  " + SAYS.of(claim, objection)));
    }
  }

  private String since(Key key, Owner owner) {
    return prospect.world().leases().stream()
        .filter(lease -> lease.key().equals(key) && lease.uid().equals(owner.uid()))
        .findFirst()
        .flatMap(Lease::acquired)
        .map(instant -> " since " + instant)
        .orElse("");
  }

  private static boolean waitsFor(Verdict other, Verdict holder) {
    return other
        .refused()
        .filter(
            refusal ->
                refusal.objections().stream()
                    .anyMatch(
                        objection ->
                            objection instanceof Objection.Conflict conflict
                                && holder.held().contains(conflict.key())))
        .isPresent();
  }

  private void findings(Claim claim) {
    Findings.of(prospect.world(), prospect.verdicts(claim.owner()), Audience.ADMIN).stream()
        .filter(finding -> finding.service().equals(claim.id().service()))
        .filter(finding -> finding.port().filter(claim.id().port()::equals).isPresent())
        .map(Finding::message)
        .distinct()
        .forEach(message -> lines.add("  " + message));
  }
}
