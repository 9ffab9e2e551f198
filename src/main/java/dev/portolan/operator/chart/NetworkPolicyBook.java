package dev.portolan.operator.chart;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The NetworkPolicies that were seen or written, ours and others'. */
public final class NetworkPolicyBook {

  private final Chart chart;
  private final Map<String, Map<String, NetworkPolicy>> byNamespace = new HashMap<>();

  /** A book whose readers are the allocations of a chart. */
  public NetworkPolicyBook(Chart chart) {
    this.chart = chart;
  }

  /** Takes a policy in; who must look again. */
  public synchronized Set<ResourceID> put(NetworkPolicy policy) {
    Map<String, NetworkPolicy> here = here(policy);
    NetworkPolicy known = here.get(policy.getMetadata().getName());
    if (!Versions.outdated(known, policy)) {
      return Set.of();
    }
    here.put(policy.getMetadata().getName(), policy);
    return concernedBy(policy);
  }

  /** Forgets a policy; who must look again. */
  public synchronized Set<ResourceID> remove(NetworkPolicy policy) {
    NetworkPolicy known = here(policy).get(policy.getMetadata().getName());
    if (known == null || !known.getMetadata().getUid().equals(policy.getMetadata().getUid())) {
      return Set.of();
    }
    here(policy).remove(policy.getMetadata().getName());
    return concernedBy(policy);
  }

  /** A policy as it was last seen. */
  public synchronized Optional<NetworkPolicy> policy(String namespace, String name) {
    return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
  }

  /** The policies that an incarnation of an allocation controls, by name. */
  public synchronized Map<String, NetworkPolicy> controlledBy(String namespace, String uid) {
    Map<String, NetworkPolicy> owned = new TreeMap<>();
    byNamespace
        .getOrDefault(namespace, Map.of())
        .forEach(
            (name, policy) -> {
              if (owner(policy).map(OwnerReference::getUid).filter(uid::equals).isPresent()) {
                owned.put(name, policy);
              }
            });
    return owned;
  }

  /** The controller reference to a PortAllocation, which makes a policy ours. */
  public static Optional<OwnerReference> owner(NetworkPolicy policy) {
    return policy.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .filter(reference -> reference.getKind().equals("PortAllocation"))
        .filter(reference -> reference.getApiVersion().startsWith("portolan.dev/"))
        .findFirst();
  }

  private Map<String, NetworkPolicy> here(NetworkPolicy policy) {
    return byNamespace.computeIfAbsent(
        policy.getMetadata().getNamespace(), namespace -> new TreeMap<>());
  }

  // A stranger's policy matters only by its name, to whoever wants to use that name.
  private Set<ResourceID> concernedBy(NetworkPolicy policy) {
    String namespace = policy.getMetadata().getNamespace();
    return owner(policy)
        .map(owner -> Set.of(new ResourceID(owner.getName(), namespace)))
        .orElseGet(
            () ->
                policy.getMetadata().getName().startsWith("portolan-")
                    ? new HashSet<>(chart.allocationsIn(namespace))
                    : Set.of());
  }
}
