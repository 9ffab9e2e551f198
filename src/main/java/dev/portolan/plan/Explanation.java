package dev.portolan.plan;

import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who has a port, why, since when, and what to do. */
public final class Explanation {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  private final Prospect prospect;
  private final Contests contests;
  private final Alternatives alternatives;
  private final Collection<ReservationVerdict> reservations;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Prospect prospect) {
    this.prospect = prospect;
    this.contests = prospect.contests();
    this.alternatives = Alternatives.in(prospect.world());
    this.reservations = prospect.settlement().reservations().values();
  }

  /**
   * About some ports and reservations, a few lines each; empty when there is none.
   *
   * @param wanted of which, by {@code namespace/allocation/service/port} or {@code
   *     namespace/allocation/reservation}
   */
  public static List<String> of(Prospect prospect, Predicate<String> wanted) {
    Explanation explanation = new Explanation(prospect);
    prospect.settlement().verdicts().values().stream()
        .filter(verdict -> wanted.test(verdict.claim().id().toString()))
        .forEach(explanation::explain);
    explanation.reservations.stream()
        .filter(verdict -> wanted.test(ReservationExplanation.id(verdict.reservation())))
        .forEach(explanation::explain);
    return List.copyOf(explanation.lines);
  }

  private void explain(ReservationVerdict verdict) {
    lines.add(ReservationExplanation.title(verdict));
    lines.add("  " + ReservationExplanation.sentence(verdict));
    waiters(key -> ReservationExplanation.keeps(verdict, key));
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
    if (verdict instanceof Verdict.Granted && isNodePortOpen(claim)) {
      lines.add("  gets a node port that the API server chooses; state nodePort for one of yours");
    }
    reasons(verdict);
    formerLeases(verdict);
    waiters(verdict.held()::contains);
    findings(claim);
  }

  private static boolean isNodePortOpen(Claim claim) {
    return claim.wish().exposure() == Exposure.NodePort && claim.wish().nodePort().isEmpty();
  }

  private void waiters(Predicate<Key> held) {
    prospect.settlement().verdicts().values().stream()
        .filter(other -> waitsFor(other, held))
        .forEach(other -> lines.add("  " + other.claim().id() + " waits for it"));
  }

  /** What it had under another number, where no Service is known that serves it. */
  private void formerLeases(Verdict verdict) {
    prospect.given().leases().stream()
        .filter(lease -> lease.namedFor(verdict.claim()) && !verdict.held().contains(lease.key()))
        .forEach(
            lease ->
                lines.add(
                    "  had %s%s; that lease is freed once no Service serves it"
                        .formatted(lease.key().title(), acquired(lease))));
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
    verdict.refused().stream()
        .flatMap(Refusal::conflicts)
        .flatMap(conflict -> keepers(conflict.key()))
        .forEach(
            keeper ->
                lines.add(
                    "  %s keeps %s"
                        .formatted(
                            ReservationExplanation.id(keeper),
                            ReservationExplanation.kept(keeper))));
  }

  private Stream<Reservation> keepers(Key key) {
    return reservations.stream()
        .filter(verdict -> ReservationExplanation.keeps(verdict, key))
        .map(ReservationVerdict::reservation);
  }

  private String since(Key key, Owner owner) {
    return prospect.given().leases().stream()
        .filter(lease -> lease.key().equals(key))
        .findFirst()
        .map(lease -> lease.heldBy(owner) ? acquired(lease) : lapsed(lease))
        .orElse("");
  }

  private static String acquired(Lease lease) {
    return lease.acquired().map(instant -> " since " + instant).orElse("");
  }

  private String lapsed(Lease lease) {
    return lease.lapsed(prospect.given().now())
        ? "; %s/%s freed it, and could have taken it back%s"
            .formatted(
                lease.namespace(),
                lease.allocation(),
                lease.expires().map(end -> " until " + end).orElse(""))
        : "";
  }

  private static boolean waitsFor(Verdict other, Predicate<Key> held) {
    return other.refused().stream()
        .flatMap(Refusal::conflicts)
        .anyMatch(conflict -> held.test(conflict.key()));
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
