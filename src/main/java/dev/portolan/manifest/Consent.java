package dev.portolan.manifest;

import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.ledger.Exposure;
import dev.portolan.manifest.Neighbourhood.Consumer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a provider lets in who declares a flow to it; the provider decides.
 *
 * <pre>
 *  a service peer      lets in the service that it names, and one whose pods are surely among its pods
 *  any other peer      lets in whom it does not surely leave out
 *  nothing declared    the default of the exposure
 * </pre>
 */
final class Consent {

  private final Neighbourhood neighbourhood;

  Consent(Neighbourhood neighbourhood) {
    this.neighbourhood = neighbourhood;
  }

  /** The ports among those the flow means that surely do not let the consumer in. */
  List<PortDeclaration> refusing(Flow flow, Consumer consumer, Consumer provider) {
    String port = flow.service() == null ? null : flow.service().port();
    // Without a selector nobody knows which pods would connect.
    return consumer.service().selector().isEmpty()
        ? List.of()
        : Flows.ports(port, provider.service()).stream()
            .filter(candidate -> !admits(provider, candidate, consumer))
            .toList();
  }

  private boolean admits(Consumer provider, PortDeclaration port, Consumer consumer) {
    List<Peer> listed = Ingress.listed(provider.service(), port);
    if (listed.isEmpty()) {
      Exposure exposure = Exposure.valueOf(provider.service().exposure().name());
      return Peers.byDefault(exposure).everyone()
          || provider.namespace().equals(consumer.namespace());
    }
    return listed.stream().anyMatch(peer -> admits(provider.namespace(), peer, consumer));
  }

  private boolean admits(String namespace, Peer peer, Consumer consumer) {
    if (Peers.isTrue(peer.anyone())) {
      return true;
    }
    Peers peers = new Peers(namespace, neighbourhood);
    boolean named =
        peer.service() != null
            && peer.service().name().equals(consumer.service().name())
            && peers.namespaceOf(peer.service()).equals(consumer.namespace());
    return named
        || peers
            .resolve(peer)
            .flatMap(resolved -> Crowd.of(resolved, namespace))
            .filter(crowd -> mayTakeIn(peer, crowd, pods(consumer)))
            .isPresent();
  }

  private static boolean mayTakeIn(Peer peer, Crowd crowd, Crowd consumer) {
    return peer.service() != null ? crowd.covers(consumer) : !crowd.disjoint(consumer);
  }

  private Crowd pods(Consumer consumer) {
    Map<String, String> labels =
        neighbourhood
            .namespaces()
            .flatMap(known -> Optional.ofNullable(known.get(consumer.namespace())))
            .orElse(Map.of());
    LabelTerms namespace =
        labels.isEmpty()
            ? LabelTerms.namespace(consumer.namespace())
            : Unresolved.namespace(consumer.namespace(), labels);
    return new Crowd.Pods(namespace, LabelTerms.of(consumer.service().selector()));
  }
}
