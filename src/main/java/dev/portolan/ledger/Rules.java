package dev.portolan.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of every namespace; where no policy speaks, {@link #WITHOUT_POLICY}'s hold. */
public record Rules(Map<String, List<Rule>> byNamespace) {

  private static final List<Rule> DEFAULT =
      List.of(new EnvironmentRule(), NodePortRule.KUBERNETES_DEFAULT, ExposureRule.WITHOUT_POLICY);

  /** No policy anywhere. */
  public static final Rules WITHOUT_POLICY = new Rules(Map.of());

  public Rules {
    byNamespace = Map.copyOf(byNamespace);
  }

  List<Rule> of(String namespace) {
    return byNamespace.getOrDefault(namespace, DEFAULT);
  }

  /** Everything that the rules have against a claim, in the order of the rules. */
  List<Objection.Denial> judge(Claim claim) {
    return of(claim.id().namespace()).stream()
        .map(rule -> rule.judge(claim))
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<Objection.Denial> judge(Reservation reservation) {
    return of(reservation.owner().namespace()).stream()
        .map(rule -> rule.judge(reservation))
        .flatMap(Optional::stream)
        .filter(denial -> denial.enforcement() != Enforcement.Warn)
        .findFirst();
  }

  boolean names(Claim claim) {
    return of(claim.id().namespace()).stream().anyMatch(rule -> rule.names(claim));
  }
}
