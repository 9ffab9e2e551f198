package dev.portolan.manifest;

import dev.portolan.address.Cidr;
import dev.portolan.api.EgressBlock;
import dev.portolan.api.Exposure;
import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Protocol;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns declared flows into the egress rules of a NetworkPolicy.
 *
 * <pre>
 *  service        the pods of its selector, by the target ports of its declaration
 *  service, External with an IP address   that address, by its declared ports
 *  any peer       those pods or addresses, by that port; pods also by every port
 *  DNS            the pods that kubeadm and most distributions label as DNS, on UDP and TCP
 * </pre>
 */
final class Flows {

  private static final int DNS_PORT = 53;
  private static final NetworkPolicyPeer CLUSTER_DNS =
      Peers.podsOf("kube-system", Map.of("k8s-app", "kube-dns"));

  private final Peers peers;

  Flows(Peers peers) {
    this.peers = peers;
  }

  /** Everything that a service's pods may connect to where egress is enforced. */
  Openings of(ServiceDeclaration service, EgressBlock egress) {
    Openings rules = new Openings();
    service.connectsTo().forEach(flow -> open(flow, rules));
    egress.allow().forEach(flow -> open(flow, rules));
    if (!Boolean.FALSE.equals(egress.dns())) {
      rules.open(
          new Admitted(false, List.of(CLUSTER_DNS)),
          List.of(port(Protocol.UDP, DNS_PORT), port(Protocol.TCP, DNS_PORT)));
    }
    return rules;
  }

  private void open(Flow flow, Openings rules) {
    ProviderPort named = flow.service();
    if (named == null) {
      toPeer(flow, rules);
    } else {
      provider(named)
          .ifPresent(provider -> rules.open(pods(flow, provider), ports(named, provider)));
    }
  }

  // An address without a port, which only a file can hold, leads nowhere.
  private void toPeer(Flow flow, Openings rules) {
    Admitted there = peers.of(List.of(peer(flow)));
    if (flow.port() != null) {
      Protocol protocol = Objects.requireNonNullElse(flow.protocol(), Protocol.TCP);
      rules.open(there, List.of(port(protocol, flow.port())));
    } else if (flow.cidr() == null && !there.everyone()) {
      rules.openEveryPort(there);
    }
  }

  Optional<ServiceDeclaration> provider(ProviderPort port) {
    return peers.declared(new ServicePeer(port.namespace(), port.name()));
  }

  private Admitted pods(Flow flow, ServiceDeclaration provider) {
    return provider.exposure() == Exposure.External
        ? address(provider).map(peer -> new Admitted(false, List.of(peer))).orElse(Admitted.NOBODY)
        : peers.of(List.of(peer(flow)));
  }

  /** Where an External service is, as a policy can say it: only by an IP address. */
  static Optional<NetworkPolicyPeer> address(ServiceDeclaration external) {
    return Optional.ofNullable(external.address())
        .flatMap(
            address ->
                Cidr.ofAddress(address)
                    .map(
                        range ->
                            new NetworkPolicyPeerBuilder()
                                .withNewIpBlock()
                                .withCidr(address + "/" + range.prefix())
                                .endIpBlock()
                                .build()));
  }

  private static List<NetworkPolicyPort> ports(ProviderPort named, ServiceDeclaration provider) {
    return ports(named.port(), provider).stream()
        .map(port -> new NetworkPolicyPort(null, target(provider, port), port.protocol().name()))
        .toList();
  }

  /** The declared ports that a flow means: the named one, or all. */
  static List<PortDeclaration> ports(@Nullable String named, ServiceDeclaration provider) {
    return provider.ports().stream()
        .filter(port -> named == null || port.name().equals(named))
        .toList();
  }

  private static IntOrString target(ServiceDeclaration provider, PortDeclaration port) {
    return port.targetPort() == null || provider.exposure() == Exposure.External
        ? new IntOrString(port.port())
        : port.targetPort();
  }

  private static NetworkPolicyPort port(Protocol protocol, int number) {
    return new NetworkPolicyPort(null, new IntOrString(number), protocol.name());
  }

  /** The other side of a flow. */
  static Peer peer(Flow flow) {
    ProviderPort service = flow.service();
    return new Peer(
        flow.sameNamespace(),
        flow.namespace(),
        flow.namespaceSelector(),
        flow.podSelector(),
        service == null ? null : new ServicePeer(service.namespace(), service.name()),
        flow.cidr(),
        flow.except(),
        flow.anyone());
  }
}
