package dev.portolan.operator.chart;

import dev.portolan.intake.Declared;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.NetworkPolicies;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The NetworkPolicies that were seen or written, ours and others'.
 *
 * <p>It has the chart's lock: who reads one may have to read the other.
 */
public final class NetworkPolicyBook {

  private final Chart chart;
  private final Graves graves = new Graves();
  private final Map<String, Map<String, NetworkPolicy>> byNamespace = new HashMap<>();

  /** A book whose readers are the allocations of a chart. */
  public NetworkPolicyBook(Chart chart) {
    this.chart = chart;
  }

  /** Takes a policy in; who must look again. */
  public Set<ResourceID> put(NetworkPolicy policy) {
    synchronized (chart) {
      Map<String, NetworkPolicy> here = here(policy);
      NetworkPolicy known = here.get(policy.getMetadata().getName());
      if (graves.holds(policy) || (known != null && !Versions.overtaken(known, policy))) {
        return Set.of();
      }
      here.put(policy.getMetadata().getName(), policy);
      Set<ResourceID> woken = concernedBy(policy);
      if (known == null || !known.getSpec().equals(policy.getSpec())) {
        woken.addAll(selectedBy(policy));
        Optional.ofNullable(known).map(this::selectedBy).ifPresent(woken::addAll);
      }
      return woken;
    }
  }

  /** Forgets a policy that is gone; who must look again. */
  public Set<ResourceID> removed(NetworkPolicy policy) {
    synchronized (chart) {
      graves.add(policy);
      return remove(policy);
    }
  }

  /** Forgets a policy that the operator deleted; who must look again. */
  public Set<ResourceID> remove(NetworkPolicy policy) {
    synchronized (chart) {
      NetworkPolicy known = here(policy).get(policy.getMetadata().getName());
      if (known == null || !known.getMetadata().getUid().equals(policy.getMetadata().getUid())) {
        return Set.of();
      }
      here(policy).remove(policy.getMetadata().getName());
      Set<ResourceID> woken = concernedBy(policy);
      woken.addAll(selectedBy(known));
      woken.addAll(naming(policy));
      return woken;
    }
  }

  /** A policy as it was last seen. */
  public Optional<NetworkPolicy> policy(String namespace, String name) {
    synchronized (chart) {
      return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
    }
  }

  /** The policies that an incarnation of an allocation controls, by name. */
  public Map<String, NetworkPolicy> controlledBy(String namespace, String uid) {
    Map<String, NetworkPolicy> owned = new TreeMap<>();
    synchronized (chart) {
      byNamespace
          .getOrDefault(namespace, Map.of())
          .forEach(
              (name, policy) -> {
                if (isControlledBy(policy, uid)) {
                  owned.put(name, policy);
                }
              });
    }
    return owned;
  }

  /** The policies of a namespace that this incarnation of an allocation does not control. */
  public List<NetworkPolicy> notControlledBy(String namespace, String uid) {
    synchronized (chart) {
      return byNamespace.getOrDefault(namespace, Map.of()).values().stream()
          .filter(policy -> !isControlledBy(policy, uid))
          .toList();
    }
  }

  private static boolean isControlledBy(NetworkPolicy policy, String uid) {
    return owner(policy).map(OwnerReference::getUid).filter(uid::equals).isPresent();
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

  /** Whose it is; a stranger's concerns by its name whoever may want to use that name. */
  private Set<ResourceID> concernedBy(NetworkPolicy policy) {
    String namespace = policy.getMetadata().getNamespace();
    Optional<OwnerReference> owner = owner(policy);
    if (owner.isPresent()) {
      return new HashSet<>(Set.of(new ResourceID(owner.get().getName(), namespace)));
    }
    return policy.getMetadata().getName().startsWith("portolan-")
        ? new HashSet<>(chart.declaredIn(namespace).keySet())
        : new HashSet<>();
  }

  /** Who declares the service that a policy of this name is for, and may have waited for it. */
  private Set<ResourceID> naming(NetworkPolicy policy) {
    return whose(policy, declared -> declares(declared, policy.getMetadata().getName()));
  }

  private static boolean declares(Declared declared, String policy) {
    return declared.resolved().getSpec().services().stream()
        .anyMatch(service -> NetworkPolicies.nameFor(service.name()).equals(policy));
  }

  /** Whose pods it may select: what it opens there adds to what they declare. */
  private Set<ResourceID> selectedBy(NetworkPolicy policy) {
    return whose(policy, declared -> Isolation.mayConcern(policy, declared.resolved()));
  }

  private Set<ResourceID> whose(NetworkPolicy policy, Predicate<Declared> concerned) {
    Set<ResourceID> whose = new HashSet<>();
    chart
        .declaredIn(policy.getMetadata().getNamespace())
        .forEach(
            (id, declared) -> {
              if (concerned.test(declared)) {
                whose.add(id);
              }
            });
    return whose;
  }
}
