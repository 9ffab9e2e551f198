package dev.portolan.intake;

import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Policies as an admin writes them. */
final class Policies {

  /** Two namespaces, one of them for production. */
  static final Map<String, Map<String, String>> NAMESPACES =
      Map.of("apps", Map.of("tier", "production"), "shop", Map.of());

  static final String PRODUCTION = "namespaceSelector: {matchLabels: {tier: production}}\n";

  private Policies() {}

  /** The spec in YAML; of two, the one with the smaller age is the older one. */
  static PortPolicy policy(String name, int age, String spec) {
    String yaml =
        """
        apiVersion: portolan.dev/v1alpha1
        kind: PortPolicy
        metadata: {name: %s, creationTimestamp: "2026-11-%02dT10:00:00Z"}
        spec:
          %s
        """
            .formatted(name, age, spec.strip().replace("\n", "\n  "));
    return Serialization.unmarshal(yaml, PortPolicy.class);
  }
}
