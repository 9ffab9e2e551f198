package dev.portolan.operator;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import dev.portolan.ledger.Owner;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.operator.chart.NetworkPolicyBook;
import dev.portolan.status.Obstacle;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** NetworkPolicies at the API server; a stranger's is never touched. */
final class NetworkPolicyDesk {

  private final ApiServer api;
  private final NetworkPolicyBook book;
  private final Wakes wakes;

  NetworkPolicyDesk(ApiServer api, NetworkPolicyBook book, Wakes wakes) {
    this.api = api;
    this.book = book;
    this.wakes = wakes;
  }

  /**
   * Writes what differs; the services whose pods could not be fenced, and so must not be exposed.
   */
  Set<String> write(Settled settled, List<NetworkPolicy> desired, Programmer.Outcome outcome) {
    Set<String> unfenced = new HashSet<>();
    for (NetworkPolicy policy : desired) {
      if (!write(settled.owner(), policy, outcome)) {
        unfenced.add(service(policy));
      }
    }
    return unfenced;
  }

  /** The allocation's policies that are not desired any more. */
  List<NetworkPolicy> surplus(Settled settled, List<NetworkPolicy> desired) {
    Set<String> wanted =
        desired.stream().map(policy -> policy.getMetadata().getName()).collect(Collectors.toSet());
    return book.controlledBy(settled.owner().namespace(), settled.owner().uid()).values().stream()
        .filter(policy -> !wanted.contains(policy.getMetadata().getName()))
        .toList();
  }

  /** Deletes policies. */
  void remove(List<NetworkPolicy> policies, Programmer.Outcome outcome) {
    policies.forEach(policy -> delete(policy, outcome));
  }

  /** Whether the allocation's policies are in the cluster as they should be, as far as is known. */
  boolean areThere(Settled settled, List<NetworkPolicy> desired) {
    Map<String, NetworkPolicy> ours =
        book.controlledBy(settled.owner().namespace(), settled.owner().uid());
    return desired.stream()
        .allMatch(
            policy ->
                Optional.ofNullable(ours.get(policy.getMetadata().getName()))
                    .filter(actual -> NetworkPolicies.matches(policy, actual))
                    .isPresent());
  }

  /** The policies of the allocation's namespace that are not its own. */
  List<NetworkPolicy> others(Settled settled) {
    return book.notControlledBy(settled.owner().namespace(), settled.owner().uid());
  }

  private boolean write(Owner owner, NetworkPolicy desired, Programmer.Outcome outcome) {
    Optional<NetworkPolicy> known = book.policy(owner.namespace(), desired.getMetadata().getName());
    try {
      if (known.isEmpty()) {
        learnOwn(owner, api.create(desired));
        return true;
      }
      return known.map(actual -> rewrite(owner, desired, actual, outcome)).orElse(false);
    } catch (KubernetesClientException e) {
      return refused(e, desired, outcome);
    }
  }

  private boolean rewrite(
      Owner owner, NetworkPolicy desired, NetworkPolicy actual, Programmer.Outcome outcome) {
    Optional<OwnerReference> holder = NetworkPolicyBook.owner(actual);
    if (holder.filter(reference -> reference.getUid().equals(owner.uid())).isEmpty()) {
      notOurs(
          desired,
          holder.filter(reference -> reference.getName().equals(owner.name())).isPresent(),
          outcome);
      return false;
    }
    if (!NetworkPolicies.matches(desired, actual)) {
      learnOwn(owner, api.replace(NetworkPolicies.onto(actual, desired)));
    }
    return true;
  }

  private static void notOurs(
      NetworkPolicy desired, boolean formerSelf, Programmer.Outcome outcome) {
    String name = desired.getMetadata().getNamespace() + "/" + desired.getMetadata().getName();
    if (formerSelf) {
      outcome.obstacle(
          Obstacle.Kind.WaitingForRelease,
          service(desired),
          "NetworkPolicy "
              + name
              + " still belongs to a former allocation of this name; it goes when that is collected.",
          false);
    } else {
      outcome.obstacle(
          Obstacle.Kind.NetworkPolicyNameTaken,
          service(desired),
          "NetworkPolicy "
              + name
              + " exists and is not this allocation's; nothing there was changed, and the service is not exposed. Remove or rename that policy.",
          false);
    }
  }

  private boolean refused(
      KubernetesClientException e, NetworkPolicy desired, Programmer.Outcome outcome) {
    // What was never there cannot have gone: then it is the namespace that is missing.
    if (e.getCode() == HTTP_CONFLICT || (e.getCode() == HTTP_NOT_FOUND && known(desired))) {
      reread(desired, outcome);
      return false;
    }
    if (e.getCode() <= 0) {
      throw e;
    }
    outcome.obstacle(
        Obstacle.Kind.ApiRejected,
        service(desired),
        Rejections.sentence("NetworkPolicy", desired, e),
        true);
    return false;
  }

  private boolean known(NetworkPolicy policy) {
    return book.policy(policy.getMetadata().getNamespace(), policy.getMetadata().getName())
        .isPresent();
  }

  private void reread(NetworkPolicy policy, Programmer.Outcome outcome) {
    String namespace = policy.getMetadata().getNamespace();
    String name = policy.getMetadata().getName();
    // What comes while we ask is not what the API server said is gone.
    Optional<NetworkPolicy> before = book.policy(namespace, name);
    api.get(NetworkPolicy.class, namespace, name)
        .ifPresentOrElse(
            now -> wakes.wake(book.put(now)),
            () -> before.ifPresent(gone -> wakes.wake(book.removed(gone))));
    outcome.surprise("NetworkPolicy " + name);
  }

  private void delete(NetworkPolicy policy, Programmer.Outcome outcome) {
    try {
      api.delete(policy);
      wakes.wake(book.remove(policy));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HTTP_CONFLICT) {
        throw e;
      }
      reread(policy, outcome);
    }
  }

  private void learnOwn(Owner owner, NetworkPolicy policy) {
    wakes.wakeOthers(new ResourceID(owner.name(), owner.namespace()), book.put(policy));
  }

  private static String service(NetworkPolicy policy) {
    return policy.getMetadata().getName().substring(NetworkPolicies.nameFor("").length());
  }
}
