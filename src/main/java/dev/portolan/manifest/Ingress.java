package dev.portolan.manifest;

import dev.portolan.api.NetworkBlock;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;

/** Who may connect to the working ports of a service: its peers, and scrapers where it says so. */
final class Ingress {

  private final Peers peers;
  private final NetworkBlock network;

  Ingress(Peers peers, NetworkBlock network) {
    this.peers = peers;
    this.network = network;
  }

  Openings of(ServiceDeclaration declared, List<Verdict> verdicts) {
    Openings rules = new Openings();
    for (ServedPort port : ServedPort.of(declared, verdicts)) {
      rules.open(
          admitted(declared, port),
          List.of(new NetworkPolicyPort(null, port.targetPort(), port.protocol())));
    }
    return rules;
  }

  Admitted admitted(ServiceDeclaration declared, ServedPort port) {
    List<Peer> listed = listed(declared, port.declared());
    Admitted admitted = listed.isEmpty() ? Peers.byDefault(port.exposure()) : peers.of(listed);
    return Peers.isTrue(port.declared().scrape())
        ? admitted.and(peers.of(network.scrapeFrom()))
        : admitted;
  }

  /** The declared peers of a port, its own or its service's; none where the default holds. */
  static List<Peer> listed(ServiceDeclaration declared, PortDeclaration port) {
    return port.allowFrom().isEmpty() ? declared.allowFrom() : port.allowFrom();
  }
}
