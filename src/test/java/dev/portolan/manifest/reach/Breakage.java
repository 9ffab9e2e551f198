package dev.portolan.manifest.reach;

import dev.portolan.api.Flow;
import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes that a generator of NetworkPolicies can make; each must be noticed. */
enum Breakage {
  SERVICE_PORT_INSTEAD_OF_TARGET_PORT(Breakage::servicePorts),
  DNS_OVER_UDP_ONLY(
      egressPorts(
          ports -> {
            if (ports.size() == 2 && ports.stream().allMatch(Breakage::isDns)) {
              ports.removeIf(port -> port.getProtocol().equals("TCP"));
            }
          })),
  EITHER_SELECTOR_INSTEAD_OF_BOTH(ingressPeers(Breakage::split)),
  EVERYONE_INSTEAD_OF_NOBODY(
      each(policy -> policy.getSpec().getIngress().forEach(rule -> rule.setFrom(List.of())))),
  A_FORGOTTEN_PEER(
      each(policy -> policy.getSpec().getIngress().removeIf(rule -> rule.getFrom().size() == 1))),
  A_STALE_SELECTOR(
      each(policy -> policy.getSpec().getPodSelector().setMatchLabels(Map.of("app", "job")))),
  EVERY_PORT_IS_TCP(ingressPorts(ports -> ports.forEach(port -> port.setProtocol("TCP")))),
  A_RULE_WITHOUT_PORTS(ingressPorts(List::clear)),
  NO_POLICY_WHERE_NOTHING_IS_GRANTED(
      whole(policies -> policies.removeIf(policy -> policy.getSpec().getIngress().isEmpty()))),
  EGRESS_IS_NOT_AMONG_THE_TYPES(
      each(policy -> policy.getSpec().setPolicyTypes(List.of("Ingress")))),
  EGRESS_EVERYWHERE(each(policy -> policy.getSpec().setPolicyTypes(List.of("Ingress", "Egress")))),
  A_SERVICE_OF_ANOTHER_NAMESPACE_IS_SOUGHT_IN_THIS_ONE(
      ingressPeers(
          peers ->
              peers.forEach(
                  peer -> {
                    if (peer.getPodSelector() != null) {
                      peer.setNamespaceSelector(null);
                    }
                  }))),
  EXCEPTIONS_ARE_FORGOTTEN(
      ingressPeers(
          peers ->
              peers.forEach(
                  peer -> {
                    if (peer.getIpBlock() != null) {
                      peer.getIpBlock().setExcept(List.of());
                    }
                  }))),
  SCRAPERS_ARE_FORGOTTEN(declared(Breakage::withoutScrape, UnaryOperator.identity())),
  FLOWS_ARE_FORGOTTEN(declared(UnaryOperator.identity(), Breakage::withoutFlows)),
  PEERS_OF_A_PORT_ARE_FORGOTTEN(declared(Breakage::withoutPeers, UnaryOperator.identity()));

  private final Way way;

  Breakage(Way way) {
    this.way = way;
  }

  /** How the policies of a world come out wrong. */
  private interface Way {
    List<NetworkPolicy> policies(World world);
  }

  List<NetworkPolicy> policies(World world) {
    return way.policies(world);
  }

  private static List<NetworkPolicy> changed(
      List<NetworkPolicy> ours, Consumer<List<NetworkPolicy>> change) {
    List<NetworkPolicy> copies = new ArrayList<>();
    ours.forEach(policy -> copies.add(Serialization.clone(policy)));
    change.accept(copies);
    return copies;
  }

  private static Way whole(Consumer<List<NetworkPolicy>> change) {
    return world -> changed(world.ours(), change);
  }

  private static Way each(Consumer<NetworkPolicy> change) {
    return whole(policies -> policies.forEach(change));
  }

  private static Way ingressPorts(Consumer<List<NetworkPolicyPort>> change) {
    return each(
        policy -> policy.getSpec().getIngress().forEach(rule -> change.accept(rule.getPorts())));
  }

  private static Way egressPorts(Consumer<List<NetworkPolicyPort>> change) {
    return each(
        policy -> policy.getSpec().getEgress().forEach(rule -> change.accept(rule.getPorts())));
  }

  private static Way ingressPeers(Consumer<List<NetworkPolicyPeer>> change) {
    return each(
        policy -> policy.getSpec().getIngress().forEach(rule -> change.accept(rule.getFrom())));
  }

  private static boolean isDns(NetworkPolicyPort port) {
    return port.getPort().getIntVal() != null && port.getPort().getIntVal() == 53;
  }

  private static void split(List<NetworkPolicyPeer> peers) {
    for (NetworkPolicyPeer peer : List.copyOf(peers)) {
      if (peer.getNamespaceSelector() != null && peer.getPodSelector() != null) {
        peers.add(new NetworkPolicyPeer(null, null, peer.getPodSelector()));
        peer.setPodSelector(null);
      }
    }
  }

  private static Way declared(
      UnaryOperator<PortDeclaration> port, UnaryOperator<ServiceDeclaration> service) {
    return world ->
        world.ours(
            world.survey().declared().stream()
                .map(declared -> changed(declared, port, service))
                .toList());
  }

  private static Declared changed(
      Declared declared,
      UnaryOperator<PortDeclaration> port,
      UnaryOperator<ServiceDeclaration> service) {
    PortAllocation copy = new PortAllocation();
    copy.setMetadata(declared.resolved().getMetadata());
    PortAllocationSpec spec = declared.resolved().getSpec();
    copy.setSpec(
        new PortAllocationSpec(
            spec.owner(),
            spec.program(),
            spec.services().stream()
                .map(service)
                .map(s -> with(s, s.ports().stream().map(port).toList(), s.connectsTo()))
                .toList(),
            spec.reservations()));
    return new Declared(
        copy, declared.owner(), declared.place(), declared.claims(), declared.reservations());
  }

  /** The number that clients dial, where the pod's own is meant. */
  private static List<NetworkPolicy> servicePorts(World world) {
    return changed(
        world.ours(),
        policies ->
            policies.forEach(
                policy ->
                    policy
                        .getSpec()
                        .getIngress()
                        .forEach(rule -> rule.getPorts().forEach(p -> dial(world, policy, p)))));
  }

  private static void dial(World world, NetworkPolicy policy, NetworkPolicyPort opened) {
    world.survey().declared().stream()
        .flatMap(declared -> declared.resolved().getSpec().services().stream())
        .filter(service -> policy.getMetadata().getName().equals("portolan-" + service.name()))
        .flatMap(service -> service.ports().stream())
        .filter(port -> opened.getPort().equals(port.targetPort()))
        .findFirst()
        .ifPresent(port -> opened.setPort(new IntOrString(port.port())));
  }

  private static PortDeclaration withoutScrape(PortDeclaration p) {
    return with(p, p.allowFrom(), null);
  }

  private static PortDeclaration withoutPeers(PortDeclaration p) {
    return with(p, List.of(), p.scrape());
  }

  private static PortDeclaration with(
      PortDeclaration p, List<Peer> peers, @Nullable Boolean scrape) {
    return new PortDeclaration(
        p.name(),
        p.port(),
        p.targetPort(),
        p.protocol(),
        p.appProtocol(),
        p.nodePort(),
        p.hostPort(),
        p.description(),
        peers,
        scrape,
        p.environments());
  }

  private static ServiceDeclaration withoutFlows(ServiceDeclaration s) {
    return with(s, s.ports(), List.of());
  }

  private static ServiceDeclaration with(
      ServiceDeclaration s, List<PortDeclaration> ports, List<Flow> flows) {
    return new ServiceDeclaration(
        s.name(),
        s.description(),
        s.category(),
        s.selector(),
        s.exposure(),
        s.headless(),
        s.address(),
        s.allowFrom(),
        flows,
        s.health(),
        s.environments(),
        ports);
  }
}
