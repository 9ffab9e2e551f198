package dev.portolan.manifest.reach;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What policies allow, from the text of the API ({@code NetworkPolicySpec}, networking.k8s.io/v1).
 *
 * <p>A pod that no policy of a direction selects is open in that direction; the rules of all that
 * select it add up. A connection needs its source's egress and its destination's ingress.
 */
final class Evaluator {

  private final List<NetworkPolicy> policies;
  private final Map<String, Map<String, String>> namespaces;

  /**
   * @param namespaces the labels of every namespace
   */
  Evaluator(List<NetworkPolicy> policies, Map<String, Map<String, String>> namespaces) {
    this.policies = List.copyOf(policies);
    this.namespaces = Map.copyOf(namespaces);
  }

  boolean allowed(Connection connection) {
    return egress(connection) && ingress(connection);
  }

  boolean ingress(Connection to) {
    if (!(to.destination() instanceof End.Pod pod) || pod.hostNetwork()) {
      return true;
    }
    List<NetworkPolicy> selecting =
        policies.stream().filter(p -> selects(p, pod) && types(p).contains("Ingress")).toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> rules(policy.getSpec().getIngress(), policy))
            .anyMatch(
                rule ->
                    ports(rule.rule().getPorts(), to)
                        && peers(rule.rule().getFrom(), rule.namespace(), to.source()));
  }

  boolean egress(Connection from) {
    if (!(from.source() instanceof End.Pod pod) || pod.hostNetwork()) {
      return true;
    }
    List<NetworkPolicy> selecting =
        policies.stream().filter(p -> selects(p, pod) && types(p).contains("Egress")).toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> rules(policy.getSpec().getEgress(), policy))
            .anyMatch(
                rule ->
                    ports(rule.rule().getPorts(), from)
                        && peers(rule.rule().getTo(), rule.namespace(), from.destination()));
  }

  /** A rule, and the namespace of its policy. */
  private record In<R>(R rule, String namespace) {}

  private static <R> java.util.stream.Stream<In<R>> rules(
      @Nullable List<R> rules, NetworkPolicy policy) {
    return Objects.requireNonNullElse(rules, List.<R>of()).stream()
        .map(rule -> new In<>(rule, policy.getMetadata().getNamespace()));
  }

  private static boolean selects(NetworkPolicy policy, End.Pod pod) {
    return policy.getMetadata().getNamespace().equals(pod.namespace())
        && Match.labels(policy.getSpec().getPodSelector(), pod.labels());
  }

  /** Where it says none: Ingress always, Egress if it has rules of that kind. */
  private static List<String> types(NetworkPolicy policy) {
    List<String> said = policy.getSpec().getPolicyTypes();
    if (said != null && !said.isEmpty()) {
      return said;
    }
    boolean egress =
        policy.getSpec().getEgress() != null && !policy.getSpec().getEgress().isEmpty();
    return egress ? List.of("Ingress", "Egress") : List.of("Ingress");
  }

  /** None listed: every port. */
  private static boolean ports(@Nullable List<NetworkPolicyPort> listed, Connection to) {
    return listed == null || listed.isEmpty() || listed.stream().anyMatch(port -> port(port, to));
  }

  private static boolean port(NetworkPolicyPort listed, Connection to) {
    String protocol = Objects.requireNonNullElse(listed.getProtocol(), "TCP");
    if (!protocol.equals(to.protocol())) {
      return false;
    }
    if (listed.getPort() == null) {
      return true;
    }
    if (listed.getPort().getStrVal() != null) {
      return to.destination() instanceof End.Pod pod
          && pod.calls(listed.getPort().getStrVal(), to.port(), protocol);
    }
    int first = listed.getPort().getIntVal();
    int last = Objects.requireNonNullElse(listed.getEndPort(), first);
    return first <= to.port() && to.port() <= last;
  }

  /** None listed: everybody. Inside one element selectors add conditions; elements add people. */
  private boolean peers(@Nullable List<NetworkPolicyPeer> listed, String namespace, End end) {
    return listed == null
        || listed.isEmpty()
        || listed.stream().anyMatch(peer -> peer(peer, namespace, end));
  }

  private boolean peer(NetworkPolicyPeer peer, String namespace, End end) {
    if (peer.getIpBlock() != null) {
      return range(peer.getIpBlock(), end.ip());
    }
    return end instanceof End.Pod pod
        && !pod.hostNetwork()
        && (peer.getNamespaceSelector() == null
            ? pod.namespace().equals(namespace)
            : Match.labels(peer.getNamespaceSelector(), labels(pod.namespace())))
        && (peer.getPodSelector() == null || Match.labels(peer.getPodSelector(), pod.labels()));
  }

  private Map<String, String> labels(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
  }

  private static boolean range(IPBlock block, String ip) {
    List<String> except = Objects.requireNonNullElse(block.getExcept(), List.of());
    return Match.range(block.getCidr(), ip)
        && except.stream().noneMatch(closed -> Match.range(closed, ip));
  }
}
