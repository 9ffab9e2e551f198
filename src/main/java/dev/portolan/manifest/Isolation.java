package dev.portolan.manifest;

import dev.portolan.api.PortAllocation;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the pods of an allocation can be reached by exactly the declared peers.
 *
 * <p>NetworkPolicies add up: what any of them opens is open. Selectors and ranges are compared, no
 * pod is looked at.
 *
 * @param sentences what was found, sorted; none where all is as declared
 */
public record Isolation(Standing standing, List<String> sentences) {

  /** How things stand; of several, the first of this order. */
  public enum Standing {
    /** A policy of somebody else surely lets more in. */
    WidenedByOtherPolicy,
    /** It does if a pod of ours also has other labels, or calls a port by another name. */
    MayBeWidened,
    /** Ranges are declared, and pods do not see the addresses of clients. */
    SourceRangesNotEnforceable,
    /** Peers are declared, and pods may be on the network of their node. */
    HostNetworkNotCovered,
    /** Nothing is known that lets anybody else in. */
    DeclaredPeersOnly
  }

  public Isolation {
    sentences = sentences.stream().sorted().distinct().toList();
  }

  /**
   * The isolation of an allocation's services.
   *
   * @param others the policies of its namespace that are not its own
   */
  public static Isolation of(
      PortAllocation resolved,
      List<Verdict> verdicts,
      Surroundings surroundings,
      Collection<NetworkPolicy> others) {
    IsolationCheck check = new IsolationCheck(resolved, verdicts, surroundings);
    others.stream().filter(Isolation::isolatesIngress).forEach(check::against);
    check.caveats();
    return check.isolation();
  }

  /** Whether a policy may select a pod of the allocation. */
  public static boolean mayConcern(NetworkPolicy policy, PortAllocation resolved) {
    return mayConcern(LabelTerms.of(policy.getSpec().getPodSelector()), resolved);
  }

  /** Whether a Service may lead to a pod of the allocation. */
  public static boolean mayConcern(Service service, PortAllocation resolved) {
    Map<String, String> selector =
        Objects.requireNonNullElse(service.getSpec().getSelector(), Map.of());
    return !selector.isEmpty() && mayConcern(LabelTerms.of(selector), resolved);
  }

  private static boolean mayConcern(LabelTerms selected, PortAllocation resolved) {
    return resolved.getSpec().services().stream()
        .filter(service -> !service.selector().isEmpty())
        .anyMatch(service -> !selected.disjoint(LabelTerms.of(service.selector())));
  }

  // A policy that says no types is one for ingress.
  private static boolean isolatesIngress(NetworkPolicy policy) {
    List<String> types = Objects.requireNonNullElse(policy.getSpec().getPolicyTypes(), List.of());
    return types.isEmpty() || types.contains("Ingress");
  }

  static Isolation worst(Map<Standing, List<String>> found) {
    for (Standing standing : Standing.values()) {
      List<String> sentences = found.getOrDefault(standing, List.of());
      if (!sentences.isEmpty()) {
        return new Isolation(standing, sentences);
      }
    }
    return new Isolation(Standing.DeclaredPeersOnly, List.of());
  }
}
