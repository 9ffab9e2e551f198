package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The rules of a policy in the making: ports with equal peers share one, in order of declaration.
 */
final class Openings {

  private final Map<Admitted, List<NetworkPolicyPort>> byPeers = new LinkedHashMap<>();
  private final Set<Admitted> wide = new HashSet<>();

  // A rule without peers would be one for everybody, a rule without ports one for every port.
  void open(Admitted admitted, List<NetworkPolicyPort> ports) {
    if (!admitted.nobody() && !ports.isEmpty()) {
      List<NetworkPolicyPort> open = byPeers.computeIfAbsent(admitted, a -> new ArrayList<>());
      ports.stream().filter(port -> !open.contains(port)).forEach(open::add);
    }
  }

  void openEveryPort(Admitted admitted) {
    if (!admitted.nobody()) {
      byPeers.computeIfAbsent(admitted, a -> new ArrayList<>());
      wide.add(admitted);
    }
  }

  List<NetworkPolicyIngressRule> ingress() {
    return all((admitted, ports) -> new NetworkPolicyIngressRule(admitted.peers(), ports));
  }

  List<NetworkPolicyEgressRule> egress() {
    return all((admitted, ports) -> new NetworkPolicyEgressRule(ports, admitted.peers()));
  }

  private <R> List<R> all(BiFunction<Admitted, List<NetworkPolicyPort>, R> rule) {
    List<R> rules = new ArrayList<>();
    byPeers.forEach(
        (admitted, ports) ->
            rules.add(rule.apply(admitted, wide.contains(admitted) ? List.of() : ports)));
    return List.copyOf(rules);
  }
}
