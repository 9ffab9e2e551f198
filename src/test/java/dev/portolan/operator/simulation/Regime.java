package dev.portolan.operator.simulation;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicySpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the one policy of a simulated cluster says, and what must be unique under it. */
enum Regime {
  /** No policy at all. */
  None("Namespace", "PerService"),
  Plain("Namespace", "PerService"),
  Shared("Namespace", "Shared"),
  OnHosts("Namespace", "Host"),
  Cluster("Cluster", "Shared"),
  Service("Service", "Shared");

  private final String collisions;
  private final String addresses;

  Regime(String collisions, String addresses) {
    this.collisions = collisions;
    this.addresses = addresses;
  }

  /** What a cluster's policy says. */
  static Regime of(Store store) {
    return of(store.get(Kind.PortPolicy, "cluster"));
  }

  /** What a policy says, if there is one. */
  static Regime of(Optional<HasMetadata> policy) {
    return policy
        .map(found -> ((PortPolicy) found).getSpec())
        .flatMap(spec -> Stream.of(values()).filter(r -> r != None && r.isSaidBy(spec)).findFirst())
        .orElse(None);
  }

  private boolean isSaidBy(PortPolicySpec spec) {
    return collisions.equals(String.valueOf(spec.collisionScope()))
        && Optional.ofNullable(spec.loadBalancer())
            .filter(block -> addresses.equals(String.valueOf(block.addresses())))
            .isPresent();
  }

  /** The policy's spec, if there is one. */
  Optional<Map<String, Object>> spec() {
    if (this == None) {
      return Optional.empty();
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("collisionScope", collisions);
    spec.put("loadBalancer", Map.of("addresses", addresses));
    spec.put(
        "exposure",
        Map.of(
            "allowed",
            java.util.List.of("Internal", "NodePort", "LoadBalancer", "Host", "External")));
    return Optional.of(spec);
  }

  boolean numbersUniquePerNamespace() {
    return !collisions.equals("Service");
  }

  boolean numbersUniqueInCluster() {
    return collisions.equals("Cluster");
  }

  boolean sharedAddress() {
    return addresses.equals("Shared");
  }

  boolean addressesOfNodes() {
    return addresses.equals("Host");
  }
}
