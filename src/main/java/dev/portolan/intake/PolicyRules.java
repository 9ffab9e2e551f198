package dev.portolan.intake;

import dev.portolan.api.NamedHolder;
import dev.portolan.api.PolicyReservation;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Enforcement;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.ExposureRule;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.ReservedRule;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that one policy states. */
final class PolicyRules {

  private PolicyRules() {}

  static Optional<Rule> exposure(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().exposure())
        .filter(rule -> !rule.allowed().isEmpty())
        .map(
            rule ->
                new ExposureRule(
                    rule.allowed().stream()
                        .map(e -> Exposure.valueOf(e.name()))
                        .collect(Collectors.toSet()),
                    enforcement(policy),
                    title(policy)));
  }

  static List<Rule> reserved(PortPolicy policy) {
    return policy.getSpec().reserved().stream().map(entry -> reserved(policy, entry)).toList();
  }

  private static Rule reserved(PortPolicy policy, PolicyReservation entry) {
    return new ReservedRule(
        Scope.valueOf(entry.scope().name()),
        entry.port(),
        Optional.ofNullable(entry.protocol()).map(protocol -> Protocol.valueOf(protocol.name())),
        Optional.ofNullable(entry.forHolder()).map(NamedHolder::namespace),
        Optional.ofNullable(entry.forHolder()).map(NamedHolder::service),
        Optional.ofNullable(entry.reason()),
        enforcement(policy),
        title(policy));
  }

  private static Enforcement enforcement(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().enforcement())
        .map(e -> Enforcement.valueOf(e.name()))
        .orElse(Enforcement.DenyNew);
  }

  private static String title(PortPolicy policy) {
    return "policy " + policy.getMetadata().getName();
  }
}
