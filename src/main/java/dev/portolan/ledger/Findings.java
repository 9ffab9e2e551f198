package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is worth telling an allocation's owner beside its verdicts. */
public final class Findings {

  private final World world;
  private final List<Verdict> verdicts;
  private final List<Claim> granted;
  private final Audience audience;
  private final SortedSet<Finding> findings = new TreeSet<>();

  private Findings(World world, List<Verdict> verdicts, Audience audience) {
    this.world = world;
    this.verdicts = verdicts;
    this.granted = granted(verdicts);
    this.audience = audience;
  }

  private static List<Claim> granted(List<Verdict> verdicts) {
    List<Claim> granted = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Granted) {
        granted.add(verdict.claim());
      }
    }
    return granted;
  }

  /** The findings on one allocation, as these readers may read them, sorted. */
  public static List<Finding> of(
      World world, Settlement settlement, Owner owner, Audience audience) {
    return of(world, settlement.of(owner), audience);
  }

  /** The same of an allocation's verdicts. */
  public static List<Finding> of(World world, List<Verdict> verdicts, Audience audience) {
    Findings findings = new Findings(world, verdicts, audience);
    findings.warnings();
    findings.sharedNumbers();
    findings.contradictions();
    findings.foreignOverlaps();
    return List.copyOf(findings.findings);
  }

  private void warnings() {
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.Granted granted ->
            granted.warnings().forEach(denial -> warn(granted.claim(), denial));
        case Verdict.Kept kept -> keptAgainstPolicy(kept);
        case Verdict.Refused refused -> {}
        case Verdict.Absent absent -> {}
      }
    }
  }

  private void warn(Claim claim, Objection.Denial denial) {
    Finding.Rule rule =
        denial.reason() == Reason.EnvironmentUnknown
            ? Finding.Rule.EnvironmentUnknown
            : Finding.Rule.PolicyViolated;
    add(rule, claim, denial.message(audience));
  }

  // The wish is what runs already, so it was a policy that moved the keys, not the owner.
  private void keptAgainstPolicy(Verdict.Kept kept) {
    if (kept.served().wish().equals(kept.claim().wish())
        && kept.served().subject().equals(kept.claim().subject())) {
      add(
          Finding.Rule.PolicyViolated,
          kept.claim(),
          new Sentences(audience).of(kept.claim(), kept.refusal().first()));
    }
  }

  private void sharedNumbers() {
    Set<Key> numbers = new HashSet<>();
    Set<Key> shared = new HashSet<>();
    for (Claim claim : granted) {
      for (Key key : claim.keys()) {
        if (key instanceof Key.InNamespace && !numbers.add(key)) {
          shared.add(key);
        }
      }
    }
    for (Key key : shared) {
      List<Claim> claims = granted.stream().filter(claim -> claim.keys().contains(key)).toList();
      claims.forEach(claim -> add(Finding.Rule.SharedNumber, claim, shared(key, claims)));
    }
  }

  private static String shared(Key key, List<Claim> claims) {
    String services =
        claims.stream()
            .map(claim -> claim.id().service())
            .sorted()
            .distinct()
            .collect(Collectors.joining(" and "));
    return key.title()
        + " is used by "
        + services
        + " of this allocation; their Services have addresses of their own.";
  }

  private void contradictions() {
    if (exposedAlike()) {
      return;
    }
    Map<Object, List<Claim>> byListener =
        granted.stream()
            .filter(claim -> claim.subject().backend().isPresent())
            .collect(
                Collectors.groupingBy(
                    claim ->
                        List.of(claim.subject().backend().orElseThrow(), claim.wish().protocol())));
    byListener.values().forEach(this::contradiction);
  }

  private boolean exposedAlike() {
    for (Claim claim : granted) {
      if (claim.wish().exposure() != granted.getFirst().wish().exposure()) {
        return false;
      }
    }
    return true;
  }

  private void contradiction(List<Claim> claims) {
    Optional<Claim> hidden =
        claims.stream().filter(claim -> claim.wish().exposure() == Exposure.Internal).findFirst();
    Optional<Claim> exposed =
        claims.stream().filter(claim -> claim.wish().exposure() != Exposure.Internal).findFirst();
    if (hidden.isPresent() && exposed.isPresent()) {
      String message =
          "%s is Internal and %s is %s, and both lead to the same pods and target port: one listener cannot be hidden and exposed."
              .formatted(path(hidden.get()), path(exposed.get()), exposed.get().wish().exposure());
      add(Finding.Rule.ExposureContradiction, hidden.get(), message);
      add(Finding.Rule.ExposureContradiction, exposed.get(), message);
    }
  }

  private void foreignOverlaps() {
    if (world.observed().strangers().isEmpty()) {
      return;
    }
    for (Claim claim : granted) {
      claim.keys().stream()
          .filter(world.observed().strangers()::containsKey)
          .forEach(key -> add(Finding.Rule.ForeignOverlap, claim, overlap(key)));
    }
  }

  private String overlap(Key key) {
    Stranger stranger = java.util.Objects.requireNonNull(world.observed().strangers().get(key));
    String who =
        audience.mayKnow(stranger.namespace())
            ? "Service " + stranger.namespace() + "/" + stranger.service()
            : "a Service of namespace " + stranger.namespace();
    return "%s is also used by %s, which Portolan did not make; remove one of the two."
        .formatted(key.title(), who);
  }

  private static String path(Claim claim) {
    return claim.id().path();
  }

  private void add(Finding.Rule rule, Claim claim, String message) {
    findings.add(new Finding(rule, claim.id().service(), Optional.of(claim.id().port()), message));
  }
}
