package dev.portolan.operator.chart;

import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Key;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an allocation declares, and what of others it names.
 *
 * @param services its services by name
 * @param peers the services that its peers and scrapers name
 * @param flows the services that its flows lead to
 * @param namespaces whether any peer or flow depends on which namespaces there are
 */
record References(
    Map<Key.ServiceName, ServiceDeclaration> services,
    Set<Key.ServiceName> peers,
    Set<Key.ServiceName> flows,
    boolean namespaces) {

  static final References NONE = new References(Map.of(), Set.of(), Set.of(), false);

  References {
    services = Collections.unmodifiableMap(new TreeMap<>(services));
    peers = Set.copyOf(peers);
    flows = Set.copyOf(flows);
  }

  static References of(Declared declared) {
    String here = declared.owner().namespace();
    Map<Key.ServiceName, ServiceDeclaration> services = new TreeMap<>();
    Set<Key.ServiceName> peers = new HashSet<>();
    Set<Key.ServiceName> flows = new HashSet<>();
    for (ServiceDeclaration service : declared.resolved().getSpec().services()) {
      services.put(new Key.ServiceName(here, service.name()), service);
      peers(declared, service).forEach(peer -> named(peer, here).ifPresent(peers::add));
      flows(declared, service).forEach(flow -> named(flow, here).ifPresent(flows::add));
    }
    boolean namespaces =
        services.values().stream().anyMatch(service -> looksAtNamespaces(declared, service));
    return new References(services, peers, flows, namespaces);
  }

  private static Stream<Peer> peers(Declared declared, ServiceDeclaration service) {
    return Stream.of(
            service.allowFrom().stream(),
            service.ports().stream().flatMap(port -> port.allowFrom().stream()),
            declared.place().house().network().scrapeFrom().stream())
        .flatMap(peers -> peers);
  }

  private static Stream<Flow> flows(Declared declared, ServiceDeclaration service) {
    return Stream.concat(
        service.connectsTo().stream(),
        Optional.ofNullable(declared.place().house().network().egress()).stream()
            .flatMap(egress -> egress.allow().stream()));
  }

  private static boolean looksAtNamespaces(Declared declared, ServiceDeclaration service) {
    return peers(declared, service)
            .anyMatch(peer -> peer.namespace() != null || peer.namespaceSelector() != null)
        || flows(declared, service)
            .anyMatch(flow -> flow.namespace() != null || flow.namespaceSelector() != null);
  }

  private static Optional<Key.ServiceName> named(Peer peer, String here) {
    return Optional.ofNullable(peer.service())
        .map(
            named ->
                new Key.ServiceName(
                    Objects.requireNonNullElse(named.namespace(), here), named.name()));
  }

  private static Optional<Key.ServiceName> named(Flow flow, String here) {
    return Optional.ofNullable(flow.service())
        .map(
            named ->
                new Key.ServiceName(
                    Objects.requireNonNullElse(named.namespace(), here), named.name()));
  }

  /** The services that are not declared the same in both. */
  Set<Key.ServiceName> differing(References other) {
    Set<Key.ServiceName> names = new HashSet<>(services.keySet());
    names.addAll(other.services.keySet());
    names.removeIf(name -> Objects.equals(services.get(name), other.services.get(name)));
    return names;
  }
}
