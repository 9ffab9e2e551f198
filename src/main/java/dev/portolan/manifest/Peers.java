package dev.portolan.manifest;

import dev.portolan.address.Cidr;
import dev.portolan.api.Peer;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import dev.portolan.ledger.Exposure;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns declared peers into those of a NetworkPolicy.
 *
 * <pre>
 *  sameNamespace      every pod of the namespace
 *  namespace          every pod there, or those of podSelector
 *  namespaceSelector  every pod of those namespaces, or those of podSelector
 *  podSelector        those pods of the namespace
 *  service            the pods that the service's declaration selects
 *  cidr               those addresses but for the excepted ones
 *  anyone             no restriction at all
 * </pre>
 */
final class Peers {

  private final String namespace;
  private final Neighbourhood neighbourhood;

  Peers(String namespace, Neighbourhood neighbourhood) {
    this.namespace = namespace;
    this.neighbourhood = neighbourhood;
  }

  /** Who gets in where nothing is declared. */
  static Admitted byDefault(Exposure exposure) {
    return switch (exposure) {
      case Internal -> Admitted.these(List.of(everyPod()));
      case NodePort, LoadBalancer, Host, External -> Admitted.EVERYONE;
    };
  }

  /** Who gets in by a declared list; its order and repetitions make no difference. */
  Admitted of(Collection<Peer> declared) {
    return declared.stream().anyMatch(peer -> isTrue(peer.anyone()))
        ? Admitted.EVERYONE
        : Admitted.these(declared.stream().map(this::resolve).flatMap(Optional::stream).toList());
  }

  /** One peer as a policy says it; empty when it lets nobody in. */
  Optional<NetworkPolicyPeer> resolve(Peer peer) {
    ServicePeer named = peer.service();
    if (named != null) {
      return declared(named).flatMap(service -> pods(named, service));
    }
    return peer.cidr() == null ? pods(peer) : addresses(peer.cidr(), peer.except());
  }

  /** The declaration that a peer names. */
  Optional<ServiceDeclaration> declared(ServicePeer peer) {
    return neighbourhood.service(namespaceOf(peer), peer.name());
  }

  /** The namespace that declares a service peer. */
  String namespaceOf(ServicePeer service) {
    return Objects.requireNonNullElse(service.namespace(), namespace);
  }

  private Optional<NetworkPolicyPeer> pods(ServicePeer peer, ServiceDeclaration declared) {
    return declared.selector().isEmpty()
        ? Optional.empty()
        : Optional.of(pods(namespaceOf(peer), declared.selector()));
  }

  private NetworkPolicyPeer pods(String there, Map<String, String> labels) {
    return there.equals(namespace)
        ? new NetworkPolicyPeer(null, null, selector(labels))
        : podsOf(there, labels);
  }

  /** The pods with these labels, in another namespace. */
  static NetworkPolicyPeer podsOf(String there, Map<String, String> labels) {
    return new NetworkPolicyPeer(null, named(there), selector(labels));
  }

  // A peer in none of its forms, which only a file can hold, lets nobody in.
  private static Optional<NetworkPolicyPeer> pods(Peer peer) {
    if (isTrue(peer.sameNamespace())) {
      return Optional.of(everyPod());
    }
    Optional<LabelSelector> namespaces =
        Optional.ofNullable(peer.namespace())
            .map(Peers::named)
            .or(() -> sorted(peer.namespaceSelector()));
    Optional<LabelSelector> pods = sorted(peer.podSelector());
    return namespaces.isEmpty() && pods.isEmpty()
        ? Optional.empty()
        : Optional.of(new NetworkPolicyPeer(null, namespaces.orElse(null), pods.orElse(null)));
  }

  // The API server would refuse the whole policy for one bad range.
  private static Optional<NetworkPolicyPeer> addresses(String cidr, List<String> except) {
    return isRange(cidr, except)
        ? Optional.of(
            new NetworkPolicyPeer(new IPBlock(cidr, except.stream().sorted().toList()), null, null))
        : Optional.empty();
  }

  /** Whether it is a range, and each excepted one lies inside it and is smaller. */
  static boolean isRange(String cidr, List<String> except) {
    Optional<Cidr> whole = Cidr.of(cidr);
    return whole.isPresent()
        && except.stream()
            .map(Cidr::of)
            .allMatch(
                part ->
                    part.filter(p -> whole.get().covers(p) && !p.covers(whole.get())).isPresent());
  }

  private static NetworkPolicyPeer everyPod() {
    return new NetworkPolicyPeer(null, null, new LabelSelector());
  }

  private static LabelSelector named(String namespace) {
    return selector(Map.of(LabelTerms.NAMESPACE_NAME, namespace));
  }

  /** A selector of exactly these labels, in the order of their names. */
  static LabelSelector selector(Map<String, String> labels) {
    return new LabelSelector(List.of(), new TreeMap<>(labels));
  }

  private static Optional<LabelSelector> sorted(@Nullable LabelSelector declared) {
    return Optional.ofNullable(declared)
        .map(
            selector ->
                new LabelSelectorBuilder(selector)
                    .withMatchLabels(
                        new TreeMap<>(
                            Objects.requireNonNullElse(selector.getMatchLabels(), Map.of())))
                    .build());
  }

  static boolean isTrue(@Nullable Boolean form) {
    return Boolean.TRUE.equals(form);
  }
}
