package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/** The NetworkPolicies that the shop is turned into, and what they open. */
final class Opened {

  /** What others declare, for peers that name it. */
  static final Neighbourhood DECLARED =
      Scene.of(
              """
              kind: PortAllocation
              metadata: {name: cellar, namespace: shop}
              spec: {services: [{name: cellar, selector: {app: cellar}}]}
              ---
              kind: PortAllocation
              metadata: {name: bank, namespace: bank}
              spec: {services: [{name: vault, selector: {app: vault}}, {name: external}]}
              """)
          .neighbourhood();

  private Opened() {}

  static String till(String exposure, String peers) {
    return """
        - name: till
          exposure: %s
          selector: {app: till}
          allowFrom: [%s]
          ports: [{name: http, port: 80, targetPort: 8080}]
        """
        .formatted(exposure, peers);
  }

  static Claim http(Scene scene) {
    return scene.claim("shop", "till/http");
  }

  static List<NetworkPolicy> policies(Scene scene) {
    return policies(scene, scene.verdicts("shop"));
  }

  static List<NetworkPolicy> policies(Scene scene, List<Verdict> verdicts) {
    Surroundings surroundings =
        new Surroundings(
            DECLARED, scene.declared("shop").place().house().network(), Balancer.WITHOUT_POLICY);
    return NetworkPolicies.desired(scene.declared("shop").resolved(), verdicts, surroundings);
  }

  static NetworkPolicy only(List<NetworkPolicy> policies) {
    assertThat(policies).hasSize(1);
    return policies.getFirst();
  }

  static String spec(NetworkPolicy policy) {
    return Serialization.asYaml(policy.getSpec());
  }

  static String ingress(NetworkPolicy policy) {
    return String.valueOf(Serialization.unmarshal(spec(policy), Map.class).get("ingress"));
  }
}
