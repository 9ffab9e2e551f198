package dev.portolan.intake;

import dev.portolan.api.NamedHolder;
import dev.portolan.api.NumberRange;
import dev.portolan.api.PolicyReservation;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortRange;
import dev.portolan.ledger.Enforcement;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.ExposureRule;
import dev.portolan.ledger.NeverPublicRule;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.OwnerRule;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.QuarantineRule;
import dev.portolan.ledger.Range;
import dev.portolan.ledger.RangeRule;
import dev.portolan.ledger.ReservedRule;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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
                    House.title(policy)));
  }

  static Optional<Rule> neverPublic(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().exposure())
        .map(rule -> rule.neverPublic().stream().map(PolicyRules::numbers).toList())
        .filter(numbers -> !numbers.isEmpty())
        .map(numbers -> new NeverPublicRule(numbers, enforcement(policy), House.title(policy)));
  }

  static Optional<Rule> owner(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().require())
        .filter(require -> Boolean.TRUE.equals(require.owner()))
        .map(require -> new OwnerRule(enforcement(policy), House.title(policy)));
  }

  static Optional<RangeRule.Closed> closed(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().closed())
        .filter(closed -> closed)
        .map(closed -> new RangeRule.Closed(enforcement(policy), House.title(policy)));
  }

  static List<Range> ranges(PortPolicy policy) {
    return policy.getSpec().ranges().stream().map(range -> range(policy, range)).toList();
  }

  private static Range range(PortPolicy policy, PortRange range) {
    return new Range(
        range.name(),
        new Numbers(range.from(), Objects.requireNonNullElse(range.to(), range.from())),
        new TreeSet<>(range.categories()),
        Objects.requireNonNullElse(range.allowed(), true),
        Optional.ofNullable(range.enforcement())
            .map(e -> Enforcement.valueOf(e.name()))
            .orElseGet(() -> enforcement(policy)),
        House.title(policy));
  }

  static Optional<Numbers> nodePorts(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().nodePorts())
        .map(range -> new Numbers(range.from(), range.to()));
  }

  private static Numbers numbers(NumberRange range) {
    return new Numbers(range.from(), Objects.requireNonNullElse(range.to(), range.from()));
  }

  static Optional<Rule> quarantine(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().quarantine())
        .map(time -> new QuarantineRule(Duration.parse("PT" + time)));
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
        House.title(policy));
  }

  private static Enforcement enforcement(PortPolicy policy) {
    return Optional.ofNullable(policy.getSpec().enforcement())
        .map(e -> Enforcement.valueOf(e.name()))
        .orElse(Enforcement.DenyNew);
  }
}
