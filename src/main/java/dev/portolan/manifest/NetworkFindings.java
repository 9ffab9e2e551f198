package dev.portolan.manifest;

import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an allocation's owner should know about the NetworkPolicies made for it. */
final class NetworkFindings {

  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0/0", "::/0");

  private final PortAllocation resolved;
  private final List<Verdict> verdicts;
  private final Surroundings surroundings;
  private final Unresolved unresolved;
  private final SortedSet<Finding> findings = new TreeSet<>();

  NetworkFindings(PortAllocation resolved, List<Verdict> verdicts, Surroundings surroundings) {
    this.resolved = resolved;
    this.verdicts = verdicts;
    this.surroundings = surroundings;
    Peers peers = new Peers(Ownership.namespace(resolved), surroundings.neighbourhood());
    this.unresolved = new Unresolved(peers, surroundings);
  }

  List<Finding> all() {
    List<ServiceDeclaration> isolated = NetworkPolicies.isolated(resolved, verdicts);
    for (ServiceDeclaration service : isolated) {
      peers(service);
      service.connectsTo().forEach(flow -> flow(service, "connectsTo", flow));
      surroundings
          .enforcedEgress()
          .ifPresent(e -> e.allow().forEach(flow -> flow(service, "egress.allow", flow)));
      for (ServedPort port : ServedPort.of(service, verdicts)) {
        sourceRanges(service, port);
        hostNetwork(service, port);
      }
    }
    RefusedFlows flows =
        new RefusedFlows(Ownership.namespace(resolved), surroundings.neighbourhood());
    findings.addAll(flows.asConsumer(isolated));
    findings.addAll(flows.asProvider(isolated));
    findings.addAll(new CutOff(resolved, verdicts, surroundings).findings());
    return List.copyOf(findings);
  }

  private void peers(ServiceDeclaration service) {
    boolean inherited = service.ports().stream().anyMatch(port -> port.allowFrom().isEmpty());
    if (inherited) {
      peers(service, Optional.empty(), "allowFrom", service.allowFrom());
    }
    for (PortDeclaration port : service.ports()) {
      peers(service, Optional.of(port.name()), "allowFrom", port.allowFrom());
      if (Peers.isTrue(port.scrape())) {
        scrapers(service, port);
      }
    }
  }

  private void scrapers(ServiceDeclaration service, PortDeclaration port) {
    List<Peer> scrapers = surroundings.network().scrapeFrom();
    peers(service, Optional.of(port.name()), "network.scrapeFrom", scrapers);
    if (scrapers.isEmpty()) {
      add(
          Finding.Rule.UnresolvedPeer,
          service,
          Optional.of(port.name()),
          "scrape is true, but no PortPolicy of this namespace names scrapers: nothing is opened for them. Have one set network.scrapeFrom.");
    }
  }

  private void peers(
      ServiceDeclaration service, Optional<String> port, String field, List<Peer> listed) {
    for (Peer peer : listed) {
      unresolved
          .peer(field, peer)
          .ifPresent(message -> add(Finding.Rule.UnresolvedPeer, service, port, message));
    }
  }

  private void flow(ServiceDeclaration service, String field, Flow flow) {
    unresolved
        .flow(field, flow)
        .ifPresent(message -> add(Finding.Rule.UnresolvedPeer, service, Optional.empty(), message));
  }

  private void sourceRanges(ServiceDeclaration service, ServedPort port) {
    if (hidesClients(port.exposure(), surroundings.balancer())) {
      ranges(service, port).forEach(cidr -> sourceRange(service, port, cidr));
    }
  }

  /** Whether pods see the address of a node where the client's was meant. */
  static boolean hidesClients(Exposure exposure, Balancer balancer) {
    return switch (exposure) {
      case NodePort -> true;
      case LoadBalancer -> !balancer.showsClients();
      case Internal, Host, External -> false;
    };
  }

  /** The ranges among a port's peers that tell some clients from others. */
  static List<String> ranges(ServiceDeclaration service, ServedPort port) {
    return Ingress.listed(service, port.declared()).stream()
        .filter(NetworkFindings::tellsAddressesApart)
        .map(Peer::cidr)
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean tellsAddressesApart(Peer peer) {
    return peer.cidr() != null && !(EVERY_ADDRESS.contains(peer.cidr()) && peer.except().isEmpty());
  }

  private void sourceRange(ServiceDeclaration service, ServedPort port, String cidr) {
    String remedy =
        port.exposure() == Exposure.LoadBalancer
            ? "Have the policy set externalTrafficPolicy to Local"
            : "Use a LoadBalancer with externalTrafficPolicy Local";
    String message =
        "allowFrom lists %s, but behind a %s with externalTrafficPolicy Cluster pods see the address of a node, not the client's. %s, or drop the range."
            .formatted(cidr, port.exposure(), remedy);
    add(
        Finding.Rule.SourceRangesNotEnforceable,
        service,
        Optional.of(port.declared().name()),
        message);
  }

  private void hostNetwork(ServiceDeclaration service, ServedPort port) {
    if (port.exposure() == Exposure.Host) {
      add(
          Finding.Rule.HostNetworkNotCovered,
          service,
          Optional.of(port.declared().name()),
          "Exposure Host: if these pods run with hostNetwork, no NetworkPolicy reaches them, and allowFrom restricts nobody. Use a container hostPort where that matters.");
    }
  }

  private void add(
      Finding.Rule rule, ServiceDeclaration service, Optional<String> port, String message) {
    findings.add(new Finding(rule, service.name(), port, message));
  }
}
