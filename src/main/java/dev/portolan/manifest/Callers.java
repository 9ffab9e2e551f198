package dev.portolan.manifest;

import dev.portolan.api.NetworkBlock;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import dev.portolan.ledger.Exposure;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.stream.Stream;

/** Who may connect to a port, in the words of its declaration rather than in labels. */
public final class Callers {

  private static final String EVERYBODY = "anyone";
  private static final String NEIGHBOURS = "same namespace";

  private Callers() {}

  /**
   * Its peers, or who gets in by default, and the scrapers where it lets them in.
   *
   * @param exposure as it runs
   * @param network what the policies of its namespace say
   */
  public static List<String> of(
      ServiceDeclaration service, PortDeclaration port, Exposure exposure, NetworkBlock network) {
    List<Peer> listed = Ingress.listed(service, port);
    Stream<String> callers =
        listed.isEmpty()
            ? Stream.of(Peers.byDefault(exposure).everyone() ? EVERYBODY : NEIGHBOURS)
            : listed.stream().map(Callers::words);
    Stream<String> scrapers =
        Peers.isTrue(port.scrape())
            ? network.scrapeFrom().stream().map(Callers::words)
            : Stream.empty();
    List<String> all = Stream.concat(callers, scrapers).distinct().toList();
    return all.contains(EVERYBODY) ? List.of(EVERYBODY) : all;
  }

  private static String words(Peer peer) {
    ServicePeer service = peer.service();
    if (Peers.isTrue(peer.anyone())) {
      return EVERYBODY;
    }
    if (service != null) {
      String namespace = service.namespace();
      return "service " + (namespace == null ? "" : namespace + "/") + service.name();
    }
    if (peer.cidr() != null) {
      return peer.cidr()
          + (peer.except().isEmpty() ? "" : " except " + String.join(" ", peer.except()));
    }
    return Peers.isTrue(peer.sameNamespace()) ? NEIGHBOURS : pods(peer);
  }

  private static String pods(Peer peer) {
    LabelSelector pods = peer.podSelector();
    String labels = pods == null ? "" : PeerWords.labels(pods);
    String which = labels.isEmpty() ? "" : "pods with " + labels;
    String where = where(peer);
    if (where.isEmpty()) {
      return which.isEmpty() ? NEIGHBOURS : which;
    }
    return which.isEmpty() ? where : which + " of " + where;
  }

  private static String where(Peer peer) {
    LabelSelector namespaces = peer.namespaceSelector();
    if (namespaces != null) {
      String labels = PeerWords.labels(namespaces);
      return labels.isEmpty() ? "every namespace" : "namespaces with " + labels;
    }
    return peer.namespace() == null ? "" : "namespace " + peer.namespace();
  }
}
