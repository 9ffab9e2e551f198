package dev.portolan.manifest;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.Isolation.Standing;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares what an allocation declares with what policies of others open to its pods. */
final class IsolationCheck {

  private final String namespace;
  private final Surroundings surroundings;
  private final List<Isolated> isolated = new ArrayList<>();
  private final Map<Standing, List<String>> found = new EnumMap<>(Standing.class);

  IsolationCheck(PortAllocation resolved, List<Verdict> verdicts, Surroundings surroundings) {
    this.namespace = Ownership.namespace(resolved);
    this.surroundings = surroundings;
    Ingress ingress =
        new Ingress(new Peers(namespace, surroundings.neighbourhood()), surroundings.network());
    for (ServiceDeclaration service : NetworkPolicies.isolated(resolved, verdicts)) {
      isolated.add(isolated(service, verdicts, ingress));
    }
  }

  /** A service's pods, and its ports with whom they let in. */
  private record Isolated(ServiceDeclaration service, LabelTerms pods, List<Door> doors) {}

  /**
   * One declared port.
   *
   * @param served empty for one that does not work, which lets nobody in
   */
  private record Door(
      PortDeclaration declared, Optional<ServedPort> served, Target target, List<Crowd> admitted) {

    boolean letsIn(Crowd crowd) {
      return crowd.parts().stream()
          .allMatch(
              part -> part.isEmpty() || admitted.stream().anyMatch(ours -> ours.covers(part)));
    }

    boolean letsEveryoneIn() {
      return admitted.stream().anyMatch(Crowd.Everyone.class::isInstance);
    }
  }

  private Isolated isolated(ServiceDeclaration service, List<Verdict> verdicts, Ingress ingress) {
    List<ServedPort> served = ServedPort.of(service, verdicts);
    List<Door> doors = new ArrayList<>();
    for (PortDeclaration port : service.ports()) {
      Optional<ServedPort> working =
          served.stream().filter(s -> s.declared().name().equals(port.name())).findFirst();
      Admitted admitted =
          working.map(open -> ingress.admitted(service, open)).orElse(Admitted.NOBODY);
      Target target = working.map(Target::of).orElseGet(() -> Target.of(port));
      doors.add(new Door(port, working, target, admitted.crowds(namespace)));
    }
    return new Isolated(service, LabelTerms.of(service.selector()), doors);
  }

  void against(NetworkPolicy other) {
    LabelTerms selected = LabelTerms.of(other.getSpec().getPodSelector());
    for (Isolated ours : isolated) {
      if (!selected.disjoint(ours.pods())) {
        boolean certain = selected.covers(ours.pods());
        Objects.requireNonNullElse(
                other.getSpec().getIngress(), List.<NetworkPolicyIngressRule>of())
            .forEach(rule -> against(other, rule, ours, certain));
      }
    }
  }

  private void against(
      NetworkPolicy other, NetworkPolicyIngressRule rule, Isolated ours, boolean certain) {
    for (Door door : ours.doors()) {
      Target.Hit hit = door.target().hitBy(rule.getPorts());
      if (hit != Target.Hit.No) {
        boolean surely = certain && hit == Target.Hit.Yes;
        wider(rule.getFrom(), door)
            .forEach(
                peer ->
                    note(
                        surely ? Standing.WidenedByOtherPolicy : Standing.MayBeWidened,
                        sentence(other, ours, door, peer, surely)));
      }
    }
  }

  /** Those whom the rule lets in beyond the door's own peers, in words. */
  private List<String> wider(List<NetworkPolicyPeer> from, Door door) {
    if (from == null || from.isEmpty()) {
      return door.letsEveryoneIn() ? List.of() : List.of("everyone");
    }
    return from.stream()
        .filter(peer -> Crowd.of(peer, namespace).filter(crowd -> !door.letsIn(crowd)).isPresent())
        .map(PeerWords::of)
        .toList();
  }

  private static String sentence(
      NetworkPolicy other, Isolated ours, Door door, String peer, boolean surely) {
    return "NetworkPolicy %s/%s %s %s reach %s/%s on %s, which does not declare it. Narrow that policy, or add the peer to allowFrom."
        .formatted(
            other.getMetadata().getNamespace(),
            other.getMetadata().getName(),
            surely ? "lets" : "may let",
            peer,
            ours.service().name(),
            door.declared().name(),
            door.target());
  }

  /** Where policies cannot hold what is declared, whoever else writes some. */
  void caveats() {
    for (Isolated ours : isolated) {
      for (Door door : ours.doors()) {
        door.served().ifPresent(port -> caveats(ours.service(), door, port));
      }
    }
  }

  private void caveats(ServiceDeclaration service, Door door, ServedPort port) {
    String path = service.name() + "/" + door.declared().name();
    if (NetworkFindings.hidesClients(port.exposure(), surroundings.balancer())
        && !NetworkFindings.ranges(service, port).isEmpty()) {
      note(
          Standing.SourceRangesNotEnforceable,
          path + " lists ranges, but its pods see the addresses of nodes, not clients'.");
    }
    if (port.exposure() == Exposure.Host && !door.letsEveryoneIn()) {
      note(
          Standing.HostNetworkNotCovered,
          path + " has exposure Host: if its pods run with hostNetwork, no policy reaches them.");
    }
  }

  private void note(Standing standing, String sentence) {
    found.computeIfAbsent(standing, s -> new ArrayList<>()).add(sentence);
  }

  Isolation isolation() {
    return Isolation.worst(found);
  }
}
