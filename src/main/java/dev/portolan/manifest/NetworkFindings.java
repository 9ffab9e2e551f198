package dev.portolan.manifest;

import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
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

  private final Peers peers;
  private final Balancer balancer;
  private final SortedSet<Finding> findings = new TreeSet<>();

  NetworkFindings(Peers peers, Balancer balancer) {
    this.peers = peers;
    this.balancer = balancer;
  }

  List<Finding> on(List<ServiceDeclaration> services, List<Verdict> verdicts) {
    for (ServiceDeclaration service : services) {
      unresolved(service);
      for (ServedPort port : ServedPort.of(service, verdicts)) {
        sourceRanges(service, port);
        hostNetwork(service, port);
      }
    }
    return List.copyOf(findings);
  }

  private void unresolved(ServiceDeclaration service) {
    boolean inherited = service.ports().stream().anyMatch(port -> port.allowFrom().isEmpty());
    if (inherited) {
      unresolved(service, Optional.empty(), service.allowFrom());
    }
    for (PortDeclaration port : service.ports()) {
      unresolved(service, Optional.of(port.name()), port.allowFrom());
    }
  }

  private void unresolved(ServiceDeclaration service, Optional<String> port, List<Peer> listed) {
    listed.stream()
        .map(Peer::service)
        .filter(Objects::nonNull)
        .filter(peers::isUnresolved)
        .forEach(peer -> add(Finding.Rule.UnresolvedPeer, service, port, unresolved(peer)));
  }

  private String unresolved(ServicePeer peer) {
    return "allowFrom names service %s/%s, which no PortAllocation declares with a selector: nothing is opened for it. Declare it there, or name its pods with podSelector."
        .formatted(peers.namespaceOf(peer), peer.name());
  }

  private void sourceRanges(ServiceDeclaration service, ServedPort port) {
    List<Peer> listed =
        port.declared().allowFrom().isEmpty() ? service.allowFrom() : port.declared().allowFrom();
    if (hidesClients(port.exposure())) {
      listed.stream()
          .filter(NetworkFindings::tellsAddressesApart)
          .forEach(peer -> add(Finding.Rule.SourceRangesNotEnforceable, service, port, peer));
    }
  }

  private boolean hidesClients(Exposure exposure) {
    return switch (exposure) {
      case NodePort -> true;
      case LoadBalancer -> !balancer.showsClients();
      case Internal, Host, External -> false;
    };
  }

  private static boolean tellsAddressesApart(Peer peer) {
    return peer.cidr() != null && !(EVERY_ADDRESS.contains(peer.cidr()) && peer.except().isEmpty());
  }

  private void add(Finding.Rule rule, ServiceDeclaration service, ServedPort port, Peer peer) {
    String remedy =
        port.exposure() == Exposure.LoadBalancer
            ? "Have the policy set externalTrafficPolicy to Local"
            : "Use a LoadBalancer with externalTrafficPolicy Local";
    String message =
        "allowFrom lists %s, but behind a %s with externalTrafficPolicy Cluster pods see the address of a node, not the client's. %s, or drop the range."
            .formatted(peer.cidr(), port.exposure(), remedy);
    add(rule, service, Optional.of(port.declared().name()), message);
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
