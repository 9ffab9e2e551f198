package dev.portolan.intake;

import dev.portolan.api.LoadBalancerBlock;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.CollisionScope;
import dev.portolan.ledger.EnvironmentRule;
import dev.portolan.ledger.ExposureRule;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What all policies that select a namespace say together.
 *
 * <pre>
 *  collisionScope     the strictest that is stated
 *  loadBalancer       the oldest policy's block
 *  exposure.allowed   each policy objects for itself, so that only what all allow is allowed
 *  reserved           joined
 * </pre>
 *
 * @param loadBalancer empty: no policy states one
 */
public record House(Terms terms, List<Rule> rules, Optional<LoadBalancerBlock> loadBalancer) {

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
    return new House(terms(speaking, block), rules(speaking), block);
  }

  /** The older of two policies comes first; of two of one age, by name. */
  public static Comparator<PortPolicy> byAge() {
    return AGE;
  }

  private static Terms terms(List<PortPolicy> speaking, Optional<LoadBalancerBlock> block) {
    return new Terms(
        speaking.stream()
            .map(policy -> policy.getSpec().collisionScope())
            .filter(Objects::nonNull)
            .map(scope -> CollisionScope.valueOf(scope.name()))
            .max(Comparator.naturalOrder())
            .orElse(CollisionScope.Namespace),
        block
            .map(LoadBalancerBlock::addresses)
            .map(a -> Addresses.valueOf(a.name()))
            .orElse(Addresses.PerService),
        block
            .map(LoadBalancerBlock::pool)
            .filter(pool -> !pool.isEmpty())
            .orElse(Terms.WITHOUT_POLICY.pool()));
  }

  private static List<Rule> rules(List<PortPolicy> speaking) {
    List<Rule> rules =
        new ArrayList<>(List.of(new EnvironmentRule(), NodePortRule.KUBERNETES_DEFAULT));
    speaking.stream().map(PolicyRules::exposure).flatMap(Optional::stream).forEach(rules::add);
    if (rules.size() == 2) {
      rules.add(ExposureRule.WITHOUT_POLICY);
    }
    speaking.stream().map(PolicyRules::reserved).forEach(rules::addAll);
    return rules;
  }
}
