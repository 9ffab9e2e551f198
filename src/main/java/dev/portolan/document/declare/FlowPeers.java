package dev.portolan.document.declare;

import dev.portolan.api.Exposure;
import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServicePeer;
import dev.portolan.document.fact.Facts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arrows as peers: whom the arrows of a port come from may reach it, and what an arrow leads to is
 * connected to. A port that no arrow reaches keeps the default of its exposure.
 */
final class FlowPeers {

  private static final int MOST = 32;

  private final List<Facts.Flow> flows;
  private final Map<Home, List<ServiceSketch>> services;

  FlowPeers(List<Facts.Flow> flows, Map<Home, List<ServiceSketch>> services) {
    this.flows = flows;
    this.services = services;
  }

  /** A declared service, where it is declared. */
  private record Found(Home home, ServiceSketch service) {}

  /** Who may reach a port; too many to name are everybody of the default. */
  List<Peer> allowFrom(Home home, String service, PortDeclaration port) {
    Set<Peer> peers = new LinkedHashSet<>();
    for (Facts.Flow flow : flows) {
      if (leadsTo(flow, home, service, port)) {
        peers.add(peer(flow, home));
      }
    }
    return peers.size() > MOST ? List.of() : List.copyOf(peers);
  }

  private boolean leadsTo(Facts.Flow flow, Home home, String service, PortDeclaration port) {
    return flow.port() == port.port()
        && isIn(flow, home)
        && target(flow, home).filter(t -> isSame(t, home, service)).isPresent();
  }

  private static boolean isSame(Found found, Home home, String service) {
    return found.home().equals(home) && found.service().name().equals(service);
  }

  private static boolean isIn(Facts.Flow flow, Home home) {
    return flow.environment().isEmpty() || flow.environment().equals(home.environment());
  }

  /** Whoever is no service with pods comes from outside. */
  private Peer peer(Facts.Flow flow, Home home) {
    return find(flow.from(), home)
        .filter(from -> hasPods(from.service()))
        .map(from -> service(from, home))
        .orElse(new Peer(null, null, null, null, null, null, List.of(), true));
  }

  private static boolean hasPods(ServiceSketch service) {
    return service.exposure() != Exposure.External && service.exposure() != Exposure.Host;
  }

  private static Peer service(Found from, Home home) {
    boolean here = from.home().namespace().equals(home.namespace());
    String namespace = here ? null : from.home().namespace();
    ServicePeer peer = new ServicePeer(namespace, from.service().name());
    return new Peer(null, null, null, null, peer, null, List.of(), null);
  }

  /** What a service connects to. */
  List<Flow> connectsTo(Home home, String service) {
    Set<Flow> opened = new LinkedHashSet<>();
    for (Facts.Flow flow : flows) {
      boolean own =
          isIn(flow, home)
              && find(flow.from(), home).filter(f -> isSame(f, home, service)).isPresent();
      target(flow, home)
          .filter(to -> own && hasPods(to.service()))
          .ifPresent(to -> opened.add(flow(to, home, flow.port())));
    }
    return opened.stream().limit(MOST).toList();
  }

  private static Flow flow(Found to, Home home, int number) {
    boolean here = to.home().namespace().equals(home.namespace());
    String port =
        to.service().ports().stream()
            .filter(declared -> declared.port() == number)
            .map(PortDeclaration::name)
            .findFirst()
            .orElse(null);
    ProviderPort provider =
        new ProviderPort(here ? null : to.home().namespace(), to.service().name(), port);
    return new Flow(null, null, null, null, provider, null, List.of(), null, null, null);
  }

  /** The service that an arrow leads to: of that name, and with that number. */
  private Optional<Found> target(Facts.Flow flow, Home near) {
    return candidates(flow.to(), near).stream()
        .filter(found -> found.service().ports().stream().anyMatch(p -> p.port() == flow.port()))
        .findFirst();
  }

  private Optional<Found> find(String name, Home near) {
    return candidates(name, near).stream().findFirst();
  }

  /** In this namespace first; else anywhere in the same environment. */
  private List<Found> candidates(String name, Home near) {
    List<Found> found = new ArrayList<>();
    services.forEach(
        (home, all) ->
            all.stream()
                .filter(s -> home.environment().equals(near.environment()))
                .filter(s -> s.isOf(name))
                .forEach(s -> found.add(home.equals(near) ? 0 : found.size(), new Found(home, s))));
    return found;
  }
}
