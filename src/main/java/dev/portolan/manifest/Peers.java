package dev.portolan.manifest;

import dev.portolan.api.Peer;
import dev.portolan.api.ServicePeer;
import dev.portolan.ledger.Exposure;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final String namespace;
  private final PeerSelectors selectors;

  Peers(String namespace, PeerSelectors selectors) {
    this.namespace = namespace;
    this.selectors = selectors;
  }

  /** Who gets in: everyone, or exactly the listed peers, which may be nobody. */
  record Admitted(boolean everyone, List<NetworkPolicyPeer> peers) {
    Admitted {
      peers = List.copyOf(peers);
    }

    boolean nobody() {
      return !everyone && peers.isEmpty();
    }
  }

  /** Who gets in where nothing is declared. */
  Admitted byDefault(Exposure exposure) {
    return switch (exposure) {
      case Internal -> new Admitted(false, List.of(everyPod()));
      case NodePort, LoadBalancer, Host, External -> new Admitted(true, List.of());
    };
  }

  /** Who gets in by a declared list; its order and repetitions make no difference. */
  Admitted of(List<Peer> declared) {
    if (declared.stream().anyMatch(peer -> isTrue(peer.anyone()))) {
      return new Admitted(true, List.of());
    }
    List<NetworkPolicyPeer> peers = new ArrayList<>();
    declared.stream().map(this::of).flatMap(Optional::stream).distinct().forEach(peers::add);
    peers.sort(Comparator.comparing(NetworkPolicyPeer::toString));
    return new Admitted(false, peers);
  }

  private Optional<NetworkPolicyPeer> of(Peer peer) {
    if (peer.service() != null) {
      return of(peer.service());
    }
    return peer.cidr() == null ? pods(peer) : Optional.of(addresses(peer.cidr(), peer.except()));
  }

  private Optional<NetworkPolicyPeer> of(ServicePeer service) {
    String there = namespaceOf(service);
    return selectors
        .selectorOf(there, service.name())
        .filter(labels -> !labels.isEmpty())
        .map(labels -> builder().withPodSelector(selector(labels)))
        .map(peer -> there.equals(namespace) ? peer : peer.withNamespaceSelector(named(there)))
        .map(NetworkPolicyPeerBuilder::build);
  }

  /** The namespace that declares a service peer. */
  String namespaceOf(ServicePeer service) {
    return Objects.requireNonNullElse(service.namespace(), namespace);
  }

  /** Whether nobody declares the service, or without pods. */
  boolean isUnresolved(ServicePeer service) {
    return of(service).isEmpty();
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
        : Optional.of(
            builder()
                .withNamespaceSelector(namespaces.orElse(null))
                .withPodSelector(pods.orElse(null))
                .build());
  }

  private static NetworkPolicyPeer addresses(String cidr, List<String> except) {
    return builder()
        .withNewIpBlock()
        .withCidr(cidr)
        .withExcept(except.stream().sorted().toList())
        .endIpBlock()
        .build();
  }

  private static NetworkPolicyPeer everyPod() {
    return builder().withPodSelector(new LabelSelectorBuilder().build()).build();
  }

  private static NetworkPolicyPeerBuilder builder() {
    return new NetworkPolicyPeerBuilder();
  }

  private static LabelSelector named(String namespace) {
    return selector(Map.of(NAMESPACE_NAME, namespace));
  }

  /** A selector of exactly these labels, in the order of their names. */
  static LabelSelector selector(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(new TreeMap<>(labels)).build();
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

  private static boolean isTrue(@Nullable Boolean form) {
    return Boolean.TRUE.equals(form);
  }
}
