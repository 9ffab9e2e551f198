package dev.portolan.manifest;

import dev.portolan.address.Cidr;
import dev.portolan.api.Exposure;
import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why a peer or a flow opens nothing, as a sentence that says what to do. */
final class Unresolved {

  private final Peers peers;
  private final Surroundings surroundings;

  Unresolved(Peers peers, Surroundings surroundings) {
    this.peers = peers;
    this.surroundings = surroundings;
  }

  /** Why the peer lets nobody in; empty when it may. */
  Optional<String> peer(String field, Peer peer) {
    if (peer.service() != null) {
      return service(field, peer.service());
    }
    if (peer.cidr() != null) {
      return range(field, peer);
    }
    return isEmpty(peer.podSelector()) || isEmpty(peer.namespaceSelector())
        ? Optional.of(
            field
                + " has a selector that contradicts itself, so that it fits nothing: nothing is opened for it. Correct its expressions.")
        : namespaces(field, peer);
  }

  private Optional<String> service(String field, ServicePeer peer) {
    return peers.declared(peer).filter(declared -> !declared.selector().isEmpty()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s names service %s/%s, which no PortAllocation declares with a selector: nothing is opened for it. Declare it there, or name its pods with podSelector."
                .formatted(field, peers.namespaceOf(peer), peer.name()));
  }

  private static Optional<String> range(String field, Peer peer) {
    String cidr = String.valueOf(peer.cidr());
    if (Peers.isRange(cidr, peer.except())) {
      return Optional.empty();
    }
    return Optional.of(
        Cidr.of(cidr).isEmpty()
            ? "%s lists %s, which is no range of addresses: nothing is opened for it. Write one such as 10.20.0.0/16."
                .formatted(field, cidr)
            : "%s lists %s except %s: an excepted range must lie inside it and be smaller, so nothing is opened for it. Correct it, or leave it out."
                .formatted(field, cidr, String.join(", ", peer.except())));
  }

  private Optional<String> namespaces(String field, Peer peer) {
    Optional<Map<String, Map<String, String>>> known = surroundings.neighbourhood().namespaces();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (peer.namespace() != null && !known.get().containsKey(peer.namespace())) {
      return Optional.of(
          "%s names namespace %s, which does not exist: nothing is opened for it before it does. Correct the name, or create it."
              .formatted(field, peer.namespace()));
    }
    return peer.namespaceSelector() == null || fitsAny(peer.namespaceSelector(), known.get())
        ? Optional.empty()
        : Optional.of(
            field
                + " selects namespaces by labels that none has: nothing is opened for it before one does. Correct the labels, or label a namespace.");
  }

  private static boolean fitsAny(LabelSelector selector, Map<String, Map<String, String>> known) {
    LabelTerms terms = LabelTerms.of(selector);
    return known.entrySet().stream()
        .anyMatch(entry -> terms.covers(namespace(entry.getKey(), entry.getValue())));
  }

  /** A namespace as its labels are known. */
  static LabelTerms namespace(String name, Map<String, String> labels) {
    Map<String, String> all = new TreeMap<>(labels);
    all.put(LabelTerms.NAMESPACE_NAME, name);
    return LabelTerms.exactly(all);
  }

  private static boolean isEmpty(@Nullable LabelSelector selector) {
    return LabelTerms.of(selector).isEmpty();
  }

  /** Why the flow leads nowhere; empty when it may lead somewhere. */
  Optional<String> flow(String field, Flow flow) {
    ProviderPort named = flow.service();
    return named == null
        ? peer(field, Flows.peer(flow))
        : peers
            .declared(new ServicePeer(named.namespace(), named.name()))
            .map(provider -> provider(field, named, provider))
            .orElseGet(() -> Optional.of(undeclared(field, named)));
  }

  private String undeclared(String field, ProviderPort named) {
    return "%s names service %s, which no PortAllocation declares: nothing is opened for it. Correct the name, or have it declared."
        .formatted(field, path(named));
  }

  private Optional<String> provider(String field, ProviderPort named, ServiceDeclaration provider) {
    if (Flows.ports(named.port(), provider).isEmpty()) {
      return Optional.of(
          "%s names port %s of service %s, which declares no such port here: nothing is opened for it. Correct the name, or leave it out for every port."
              .formatted(field, named.port(), path(named)));
    }
    return isReachable(provider) || surroundings.enforcedEgress().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s names service %s, which has no pods and no IP address that a NetworkPolicy could name: nothing is opened for it. Name its addresses with cidr."
                .formatted(field, path(named)));
  }

  private static boolean isReachable(ServiceDeclaration provider) {
    return provider.exposure() == Exposure.External
        ? Flows.address(provider).isPresent()
        : !provider.selector().isEmpty();
  }

  /** A service as {@code namespace/name}. */
  String path(ProviderPort named) {
    return peers.namespaceOf(new ServicePeer(named.namespace(), named.name())) + "/" + named.name();
  }
}
