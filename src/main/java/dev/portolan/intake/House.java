package dev.portolan.intake;

import dev.portolan.api.Disclosure;
import dev.portolan.api.Enforcement;
import dev.portolan.api.LoadBalancerBlock;
import dev.portolan.api.NetworkBlock;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.CollisionScope;
import dev.portolan.ledger.EnvironmentRule;
import dev.portolan.ledger.ExposureRule;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.Range;
import dev.portolan.ledger.RangeRule;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all policies that select a namespace say together.
 *
 * <pre>
 *  collisionScope     the strictest that is stated
 *  loadBalancer       the oldest policy's block
 *  exposure.allowed   each policy objects for itself, so that only what all allow is allowed
 *  exposure.neverPublic, reserved, require.owner
 *                     joined; each policy's enforcement is its own
 *  ranges             joined; the narrowest decides, of equally narrow ones the older policy's
 *  closed             if any says so, with the strictest enforcement of those
 *  nodePorts          what all have in common; a younger policy that would leave nothing has no say
 *  disclose           Namespace if any says so
 *  network            scrapeFrom and egress.allow joined; egress.enforce and egress.dns if any says so
 *  quarantine         the longest
 * </pre>
 *
 * @param loadBalancer empty: no policy states one
 * @param discreet whether others are told no more of a holder here than the namespace
 */
public record House(
    Terms terms,
    List<Rule> rules,
    Optional<LoadBalancerBlock> loadBalancer,
    NetworkBlock network,
    boolean discreet) {

  private static final Comparator<PortPolicy> AGE =
      Comparator.<PortPolicy, String>comparing(
              policy -> Objects.requireNonNullElse(policy.getMetadata().getCreationTimestamp(), ""))
          .thenComparing(policy -> policy.getMetadata().getName());

  public House {
    rules = List.copyOf(rules);
  }

  /** What the policies among these that select the namespace make of it. */
  public static House of(List<PortPolicy> policies, String namespace, Map<String, String> labels) {
    List<PortPolicy> speaking =
        policies.stream()
            .filter(policy -> Selection.selects(policy, namespace, labels))
            .sorted(AGE)
            .toList();
    Optional<LoadBalancerBlock> block =
        speaking.stream()
            .map(policy -> policy.getSpec().loadBalancer())
            .filter(Objects::nonNull)
            .findFirst();
    return new House(
        terms(speaking, block),
        rules(speaking),
        block,
        Networks.joined(speaking),
        speaking.stream().anyMatch(policy -> policy.getSpec().disclose() == Disclosure.Namespace));
  }

  /** The older of two policies comes first; of two of one age, by name. */
  public static Comparator<PortPolicy> byAge() {
    return AGE;
  }

  /** How denials name a policy. */
  public static String title(PortPolicy policy) {
    return "policy " + policy.getMetadata().getName();
  }

  private static Terms terms(List<PortPolicy> speaking, Optional<LoadBalancerBlock> block) {
    Optional<dev.portolan.api.CollisionScope> scope =
        speaking.stream()
            .map(policy -> policy.getSpec().collisionScope())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    return new Terms(
        scope.map(s -> CollisionScope.valueOf(s.name())).orElse(CollisionScope.Namespace),
        block
            .map(LoadBalancerBlock::addresses)
            .map(a -> Addresses.valueOf(a.name()))
            .orElse(Addresses.PerService),
        block
            .map(LoadBalancerBlock::pool)
            .filter(pool -> !pool.isEmpty())
            .orElse(Terms.WITHOUT_POLICY.pool()),
        speaking.stream()
            .filter(policy -> policy.getSpec().enforcement() == Enforcement.Deny)
            .filter(
                policy ->
                    block.filter(b -> b.equals(policy.getSpec().loadBalancer())).isPresent()
                        || scope.filter(s -> s == policy.getSpec().collisionScope()).isPresent())
            .map(House::title)
            .findFirst());
  }

  private static List<Rule> rules(List<PortPolicy> speaking) {
    List<Rule> rules =
        new ArrayList<>(List.of(new EnvironmentRule(), new NodePortRule(nodePorts(speaking))));
    List<Rule> exposures = of(speaking, PolicyRules::exposure);
    rules.addAll(exposures.isEmpty() ? List.of(ExposureRule.WITHOUT_POLICY) : exposures);
    ranges(speaking).ifPresent(rules::add);
    rules.addAll(of(speaking, PolicyRules::neverPublic));
    rules.addAll(of(speaking, PolicyRules::owner));
    speaking.stream().map(PolicyRules::reserved).forEach(rules::addAll);
    rules.addAll(of(speaking, PolicyRules::quarantine));
    return rules;
  }

  private static List<Rule> of(
      List<PortPolicy> speaking, Function<PortPolicy, Optional<Rule>> kind) {
    return speaking.stream().map(kind).flatMap(Optional::stream).toList();
  }

  private static Optional<Rule> ranges(List<PortPolicy> speaking) {
    List<Range> ranges =
        speaking.stream().flatMap(policy -> PolicyRules.ranges(policy).stream()).toList();
    Optional<RangeRule.Closed> closed =
        speaking.stream()
            .flatMap(policy -> PolicyRules.closed(policy).stream())
            .min(Comparator.comparing(RangeRule.Closed::enforcement).reversed());
    return ranges.isEmpty() && closed.isEmpty()
        ? Optional.empty()
        : Optional.of(new RangeRule(ranges, closed));
  }

  /** What all that say so have in common; who would leave nothing over has no say. */
  static Numbers nodePorts(List<PortPolicy> speaking) {
    return speaking.stream()
        .flatMap(policy -> PolicyRules.nodePorts(policy).stream())
        .reduce((older, younger) -> older.overlaps(younger) ? older.common(younger) : older)
        .orElse(NodePortRule.KUBERNETES_DEFAULT.numbers());
  }
}
