package dev.portolan.manifest;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The NetworkPolicies that an allocation is turned into, and which of their fields are ours.
 *
 * <p>A policy isolates the pods of one service and opens each working port to exactly its peers.
 * Where nothing works, or no peer is known, nothing is open.
 */
public final class NetworkPolicies {

  private static final List<String> INGRESS = List.of("Ingress");
  private static final List<String> BOTH = List.of("Ingress", "Egress");

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
      PortAllocation resolved, List<Verdict> verdicts, Surroundings surroundings) {
    List<NetworkPolicy> policies = new ArrayList<>();
    for (ServiceDeclaration declared : isolated(resolved, verdicts)) {
      policies.add(policy(resolved, declared, verdicts, surroundings));
    }
    policies.sort(Comparator.comparing(policy -> policy.getMetadata().getName()));
    return List.copyOf(policies);
  }

  /** What these policies cannot hold or could not resolve, and what they cut off, sorted. */
  public static List<Finding> findings(
      PortAllocation resolved, List<Verdict> verdicts, Surroundings surroundings) {
    return new NetworkFindings(resolved, verdicts, surroundings).all();
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
  static List<ServiceDeclaration> isolated(PortAllocation resolved, List<Verdict> verdicts) {
    if (!resolved.getSpec().program().contains(Program.NetworkPolicy)) {
      return List.of();
    }
    List<ServiceDeclaration> isolated = withPods(resolved, verdicts);
    isolated.removeIf(service -> isOthers(service, verdicts));
    return isolated;
  }

  /** The services that would be isolated if the program said so. */
  static List<ServiceDeclaration> withPods(PortAllocation resolved, List<Verdict> verdicts) {
    List<ServiceDeclaration> withPods = new ArrayList<>();
    for (ServiceDeclaration service : resolved.getSpec().services()) {
      if (!service.selector().isEmpty() && isHere(service, verdicts)) {
        withPods.add(service);
      }
    }
    return withPods;
  }

  private static boolean isHere(ServiceDeclaration service, List<Verdict> verdicts) {
    return service.exposure() != Exposure.External || !ServedPort.of(service, verdicts).isEmpty();
  }

  // Its policy has the Service's name in its own, and would keep the one who has it from exposing.
  private static boolean isOthers(ServiceDeclaration service, List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict.claim().id().service().equals(service.name())
          && verdict.refused().filter(NetworkPolicies::isForItsName).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForItsName(Refusal refusal) {
    return refusal.objections().stream()
        .anyMatch(
            objection ->
                objection instanceof Objection.Conflict conflict
                    && conflict.key() instanceof Key.ServiceName);
  }

  private static NetworkPolicy policy(
      PortAllocation resolved,
      ServiceDeclaration declared,
      List<Verdict> verdicts,
      Surroundings surroundings) {
    Peers peers = new Peers(Ownership.namespace(resolved), surroundings.neighbourhood());
    NetworkPolicySpec spec = new NetworkPolicySpec();
    spec.setPodSelector(Peers.selector(declared.selector()));
    spec.setPolicyTypes(INGRESS);
    spec.setIngress(new Ingress(peers, surroundings.network()).of(declared, verdicts).ingress());
    surroundings
        .enforcedEgress()
        .ifPresent(
            egress -> {
              spec.setPolicyTypes(BOTH);
              spec.setEgress(new Flows(peers).of(declared, egress).egress());
            });
    NetworkPolicy policy = new NetworkPolicy();
    policy.setMetadata(Ownership.stamp(resolved, declared, nameFor(declared.name())));
    policy.setSpec(spec);
    return policy;
  }
}
