package dev.portolan.manifest;

import dev.portolan.api.Exposure;
import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.Peers.Admitted;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The NetworkPolicies that an allocation is turned into, and which of their fields are ours.
 *
 * <p>A policy isolates the pods of one service and opens each working port to exactly its peers.
 * Where nothing works, or no peer is known, nothing is open.
 */
public final class NetworkPolicies {

  private NetworkPolicies() {}

  /** The name of the policy made for a service. */
  public static String nameFor(String service) {
    return "portolan-" + service;
  }

  /**
   * One policy for each declared service that has pods, sorted by name.
   *
   * @param resolved the allocation as its environment makes it
   * @param verdicts its verdicts in the order of the declaration
   */
  public static List<NetworkPolicy> desired(
      PortAllocation resolved, List<Verdict> verdicts, PeerSelectors selectors) {
    Peers peers = new Peers(Ownership.namespace(resolved), selectors);
    List<NetworkPolicy> policies = new ArrayList<>();
    for (ServiceDeclaration declared : isolated(resolved, verdicts)) {
      policies.add(policy(resolved, declared, ServedPort.of(declared, verdicts), peers));
    }
    policies.sort(Comparator.comparing(policy -> policy.getMetadata().getName()));
    return List.copyOf(policies);
  }

  /** What these policies cannot hold or could not resolve, sorted. */
  public static List<Finding> findings(
      PortAllocation resolved, List<Verdict> verdicts, PeerSelectors selectors, Balancer balancer) {
    Peers peers = new Peers(Ownership.namespace(resolved), selectors);
    return new NetworkFindings(peers, balancer).on(isolated(resolved, verdicts), verdicts);
  }

  /** Whether nothing that is ours in the actual policy differs from the desired one. */
  public static boolean matches(NetworkPolicy desired, NetworkPolicy actual) {
    return onto(actual, desired).equals(actual);
  }

  /**
   * The actual policy with what is ours replaced whole, its resourceVersion and UID included, so
   * that a PUT of it is a compare-and-swap; neither argument changes.
   */
  public static NetworkPolicy onto(NetworkPolicy actual, NetworkPolicy desired) {
    return new NetworkPolicyBuilder(actual)
        .withMetadata(Ownership.onto(actual.getMetadata(), desired.getMetadata()))
        .withSpec(desired.getSpec())
        .build();
  }

  /** The services whose pods are ours to isolate; what is External has none here. */
  private static List<ServiceDeclaration> isolated(
      PortAllocation resolved, List<Verdict> verdicts) {
    return resolved.getSpec().program().contains(Program.NetworkPolicy)
        ? resolved.getSpec().services().stream()
            .filter(service -> !service.selector().isEmpty())
            .filter(service -> isHere(service, verdicts))
            .toList()
        : List.of();
  }

  private static boolean isHere(ServiceDeclaration service, List<Verdict> verdicts) {
    return service.exposure() != Exposure.External || !ServedPort.of(service, verdicts).isEmpty();
  }

  private static NetworkPolicy policy(
      PortAllocation resolved, ServiceDeclaration declared, List<ServedPort> ports, Peers peers) {
    return new NetworkPolicyBuilder()
        .withMetadata(Ownership.stamp(resolved, declared, nameFor(declared.name())))
        .withNewSpec()
        .withPodSelector(Peers.selector(declared.selector()))
        .withPolicyTypes("Ingress")
        .withIngress(rules(declared, ports, peers))
        .endSpec()
        .build();
  }

  private static List<NetworkPolicyIngressRule> rules(
      ServiceDeclaration declared, List<ServedPort> ports, Peers peers) {
    Map<Admitted, List<NetworkPolicyPort>> byPeers = new LinkedHashMap<>();
    for (ServedPort port : ports) {
      byPeers
          .computeIfAbsent(admitted(declared, port, peers), p -> new ArrayList<>())
          .add(of(port));
    }
    // A rule without peers would let everybody in.
    byPeers.keySet().removeIf(Admitted::nobody);
    return byPeers.entrySet().stream()
        .map(entry -> rule(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Admitted admitted(ServiceDeclaration declared, ServedPort port, Peers peers) {
    List<Peer> listed =
        port.declared().allowFrom().isEmpty() ? declared.allowFrom() : port.declared().allowFrom();
    return listed.isEmpty() ? peers.byDefault(port.exposure()) : peers.of(listed);
  }

  private static NetworkPolicyIngressRule rule(Admitted admitted, List<NetworkPolicyPort> ports) {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(admitted.peers())
        .withPorts(ports.stream().distinct().toList())
        .build();
  }

  private static NetworkPolicyPort of(ServedPort port) {
    return new NetworkPolicyPortBuilder()
        .withProtocol(port.protocol())
        .withPort(port.targetPort())
        .build();
  }
}
