package dev.portolan.intake;

import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a policy says what cannot hold beside what older policies say.
 *
 * <pre>
 *  loadBalancer  another block for the same namespace
 *  nodePorts     no number in common
 *  ranges        overlapping and equally narrow, for others; of one policy's, the first in its list holds
 * </pre>
 */
public final class Contradictions {

  private final PortPolicy policy;
  private final List<PortPolicy> elders;
  private final Map<String, Map<String, String>> namespaces;
  private final List<String> sentences = new ArrayList<>();

  private Contradictions(
      PortPolicy policy, List<PortPolicy> all, Map<String, Map<String, String>> namespaces) {
    this.policy = policy;
    this.elders =
        all.stream()
            .filter(other -> House.byAge().compare(other, policy) < 0)
            .sorted(House.byAge())
            .toList();
    this.namespaces = namespaces;
  }

  /**
   * What of a policy does not hold, and why, a sentence each.
   *
   * @param namespaces the labels of all namespaces
   */
  public static List<String> of(
      PortPolicy policy, List<PortPolicy> all, Map<String, Map<String, String>> namespaces) {
    Contradictions contradictions = new Contradictions(policy, all, namespaces);
    contradictions.nodePorts();
    contradictions.ownRanges();
    contradictions.elders.forEach(contradictions::with);
    return List.copyOf(contradictions.sentences);
  }

  private void with(PortPolicy elder) {
    shared(elder)
        .ifPresent(
            namespace -> {
              loadBalancer(elder, namespace);
              PolicyRules.ranges(policy).forEach(range -> range(range, elder, namespace));
            });
  }

  private void loadBalancer(PortPolicy elder, String namespace) {
    if (policy.getSpec().loadBalancer() != null
        && elder.getSpec().loadBalancer() != null
        && !Objects.equals(policy.getSpec().loadBalancer(), elder.getSpec().loadBalancer())) {
      sentences.add(
          "Policy %s is older and states another loadBalancer block for namespace %s: that one holds there. Make the two equal, or their selectors disjoint."
              .formatted(name(elder), namespace));
    }
  }

  private void nodePorts() {
    Optional<Numbers> own = PolicyRules.nodePorts(policy);
    List<PortPolicy> stating =
        elders.stream().filter(elder -> PolicyRules.nodePorts(elder).isPresent()).toList();
    Numbers older = House.nodePorts(stating);
    if (own.isPresent() && !stating.isEmpty() && !own.get().overlaps(older)) {
      sentences.add(
          "Its nodePorts %s have no number in common with %s of policy %s, which is older: those hold. Make them overlap, or leave one out."
              .formatted(own.get(), older, name(stating.getFirst())));
    }
  }

  private void ownRanges() {
    List<Range> ranges = PolicyRules.ranges(policy);
    for (int i = 0; i < ranges.size(); i++) {
      for (Range later : ranges.subList(i + 1, ranges.size())) {
        if (clash(ranges.get(i), later)) {
          sentences.add(
              "Its ranges %s and %s are equally narrow and disagree about %s: the first of the list holds there. Make one of them narrower."
                  .formatted(ranges.get(i).title(), later.title(), common(ranges.get(i), later)));
        }
      }
    }
  }

  private void range(Range own, PortPolicy elder, String namespace) {
    PolicyRules.ranges(elder).stream()
        .filter(other -> clash(own, other))
        .forEach(
            other ->
                sentences.add(
                    "Its range %s and range %s of policy %s, which is older, are equally narrow and disagree about %s: the older one holds there in namespace %s. Make one of them narrower, or the two equal."
                        .formatted(
                            own.title(),
                            other.title(),
                            name(elder),
                            common(own, other),
                            namespace)));
  }

  private static boolean clash(Range one, Range other) {
    return one.numbers().width() == other.numbers().width()
        && one.numbers().overlaps(other.numbers())
        && one.disagrees(other);
  }

  private static Numbers common(Range one, Range other) {
    return one.numbers().common(other.numbers());
  }

  /** A namespace for which both speak. */
  private Optional<String> shared(PortPolicy elder) {
    return namespaces.entrySet().stream()
        .filter(entry -> Selection.selects(policy, entry.getKey(), entry.getValue()))
        .filter(entry -> Selection.selects(elder, entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .min(String::compareTo);
  }

  private static String name(PortPolicy policy) {
    return policy.getMetadata().getName();
  }
}
