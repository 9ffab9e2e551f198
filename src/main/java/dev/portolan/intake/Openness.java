package dev.portolan.intake;

import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;

/** Whether peers let everybody in: {@code anyone}, or every address. */
final class Openness {

  private Openness() {}

  static boolean of(ServiceDeclaration service, PortDeclaration port) {
    for (Peer peer : port.allowFrom().isEmpty() ? service.allowFrom() : port.allowFrom()) {
      if (isEverybody(peer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEverybody(Peer peer) {
    String cidr = peer.cidr();
    return Boolean.TRUE.equals(peer.anyone()) || (cidr != null && cidr.endsWith("/0"));
  }
}
