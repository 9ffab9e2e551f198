package dev.portolan.lint;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Contradictions;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Rivals;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import dev.portolan.plan.Contests;
import dev.portolan.plan.Prospect;
import dev.portolan.reading.Document;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Location;
import dev.portolan.reading.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is to be said of documents before they are applied. */
public final class Remarks {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  private final Documents documents;
  private final Prospect prospect;
  private final Map<String, Document<PortAllocation>> byName = new HashMap<>();
  private final List<Verdict> notable;
  private final List<Remark> remarks = new ArrayList<>();

  private Remarks(Documents documents, Prospect prospect) {
    this.documents = documents;
    this.prospect = prospect;
    this.notable = notable(prospect);
  }

  /** What is to be said, sorted by place; problems of the texts included. */
  public static List<Remark> of(Documents documents, Instant now) {
    Remarks all = new Remarks(documents, Prospect.of(documents.survey(), now));
    documents.problems().forEach(all::problem);
    all.refusals();
    all.reservations();
    all.remarks.addAll(all.prospect.declared().parallelStream().flatMap(all::findings).toList());
    all.contradictions();
    all.rivals();
    return all.remarks.stream().sorted().distinct().toList();
  }

  private void problem(Problem problem) {
    add(
        problem.location(),
        severity(problem.rule()),
        Remark.rule(problem.rule()),
        problem.message());
  }

  private static Severity severity(Problem.Rule rule) {
    if (rule.certain()) {
      return Severity.error;
    }
    return rule == Problem.Rule.TemplateLeftOut ? Severity.info : Severity.warning;
  }

  private void refusals() {
    Contests contests = prospect.contests();
    contests
        .byClaim()
        .values()
        .forEach(
            contest ->
                add(
                    ofPort(contest.claim().id()),
                    Severity.error,
                    Remark.rule(LintRule.Contested),
                    contest.sentence() + " See " + ofPort(contest.rival().id()) + "."));
    List<Verdict> refused =
        notable.stream()
            .filter(verdict -> verdict.refused().isPresent())
            .filter(verdict -> !contests.byClaim().containsKey(verdict.claim().id()))
            .toList();
    if (!refused.isEmpty()) {
      Alternatives alternatives = Alternatives.in(prospect.world());
      refused.forEach(verdict -> refusal(verdict, alternatives));
    }
  }

  private void refusal(Verdict verdict, Alternatives alternatives) {
    add(
        ofPort(verdict.claim().id()),
        Severity.error,
        Remark.rule(verdict.refused().orElseThrow().first().reason()),
        SAYS.of(verdict, alternatives.of(verdict, prospect.settlement())));
  }

  private void reservations() {
    prospect.parts().forEach(part -> part.reservations().values().forEach(this::reservation));
  }

  private void reservation(ReservationVerdict verdict) {
    Location location =
        document(verdict.reservation().owner().toString())
            .ofReservation(verdict.reservation().name());
    verdict
        .objection()
        .map(Objection::reason)
        .ifPresent(reason -> add(location, Severity.error, Remark.rule(reason), SAYS.of(verdict)));
    if (verdict.state() == ReservationVerdict.State.Expired) {
      add(
          location,
          Severity.warning,
          Remark.rule(LintRule.ReservationExpired),
          "reservation %s has ended: remove it, or name a later day"
              .formatted(verdict.reservation().name()));
    }
  }

  /** Those of which there is something to say, from many parts at once: they are few. */
  private static List<Verdict> notable(Prospect prospect) {
    return prospect.parts().parallelStream()
        .flatMap(part -> part.verdicts().values().stream())
        .filter(verdict -> verdict.refused().isPresent() || meetsRivals(verdict))
        .toList();
  }

  private Stream<Remark> findings(Declared declared) {
    return prospect.findings(declared).stream()
        .map(finding -> remark(finding, document(declared.owner().toString())));
  }

  private static Remark remark(Finding finding, Document<PortAllocation> document) {
    return new Remark(
        finding
            .port()
            .map(port -> document.ofPort(finding.service(), port))
            .orElseGet(() -> document.ofService(finding.service())),
        severity(finding.rule()),
        Remark.rule(finding.rule()),
        finding.message());
  }

  private static Severity severity(Finding.Rule rule) {
    return switch (rule) {
      case ExposureContradiction,
          PolicyViolated,
          EnvironmentUnknown,
          ForeignOverlap,
          UnresolvedPeer,
          FlowRefused,
          UndeclaredPort ->
          Severity.warning;
      case SharedNumber, SourceRangesNotEnforceable, HostNetworkNotCovered -> Severity.info;
    };
  }

  private void contradictions() {
    List<PortPolicy> policies = documents.policies().stream().map(Document::resource).toList();
    for (var document : documents.policies()) {
      Contradictions.of(document.resource(), policies, documents.namespaces())
          .forEach(
              sentence ->
                  add(
                      document.location(),
                      Severity.warning,
                      Remark.rule(LintRule.PoliciesContradict),
                      sentence));
    }
  }

  private Location ofPort(dev.portolan.ledger.ClaimId id) {
    return document(id.namespace() + "/" + id.allocation()).ofPort(id.service(), id.port());
  }

  /** Looked up by name; where nothing is to be said, nobody asks. */
  private synchronized Document<PortAllocation> document(String owner) {
    if (byName.isEmpty()) {
      documents
          .allocations()
          .forEach(document -> byName.put(document.namespace() + "/" + document.name(), document));
    }
    return Optional.ofNullable(byName.get(owner)).orElseThrow();
  }

  /** On what an address or node shares with others, a default of many is likely to be met. */
  private void rivals() {
    List<Claim> shared = notable.stream().filter(Remarks::meetsRivals).map(Verdict::claim).toList();
    if (!shared.isEmpty()) {
      Alternatives alternatives = Alternatives.in(prospect.world());
      shared.forEach(claim -> rival(claim, alternatives));
    }
  }

  private static boolean meetsRivals(Verdict verdict) {
    return verdict instanceof Verdict.Granted
        && Rivals.of(verdict.claim().wish().port()).isPresent()
        && sharesItsNumber(verdict.claim());
  }

  private static boolean sharesItsNumber(Claim claim) {
    return claim.keys().stream()
        .anyMatch(
            key ->
                key.number() == claim.wish().port()
                    && (key instanceof Key.OnHost || key instanceof Key.OnLoadBalancer));
  }

  private void rival(Claim claim, Alternatives alternatives) {
    Rivals rivals = Rivals.of(claim.wish().port()).orElseThrow();
    List<Integer> instead = alternatives.conventional(claim);
    String free =
        instead.isEmpty()
            ? ""
            : instead.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", " Free and customary instead: ", "."));
    add(
        ofPort(claim.id()),
        Severity.info,
        Remark.rule(LintRule.ConflictRisk),
        "%d is the default of %s (%s), and others share this address or node.%s"
            .formatted(rivals.port(), String.join(", ", rivals.products()), rivals.source(), free));
  }

  private void add(Location location, Severity severity, String rule, String message) {
    remarks.add(new Remark(location, severity, rule, Objects.requireNonNull(message)));
  }
}
