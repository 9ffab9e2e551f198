package dev.portolan.manifest.reach;

import dev.portolan.intake.Declared;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Settlement;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.SceneNeighbourhood;
import dev.portolan.manifest.Surroundings;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Namespaces with pods, allocations and policies, and what others made there.
 *
 * @param strangers NetworkPolicies that Portolan did not make
 */
record World(
    long seed,
    Survey survey,
    List<End.Pod> pods,
    List<End.Outside> outside,
    List<NetworkPolicy> strangers) {

  /** A port and a protocol to try. */
  record Door(int port, String protocol) {}

  static final List<Door> DOORS =
      List.of(
          new Door(8080, "TCP"),
          new Door(8081, "TCP"),
          new Door(53, "UDP"),
          new Door(53, "TCP"),
          new Door(7777, "SCTP"));

  World {
    pods = List.copyOf(pods);
    outside = List.copyOf(outside);
    strangers = List.copyOf(strangers);
  }

  Map<String, Map<String, String>> namespaces() {
    return survey.namespaces();
  }

  /** What is made of the allocations. */
  List<NetworkPolicy> ours() {
    return ours(survey.declared());
  }

  List<NetworkPolicy> ours(List<Declared> declared) {
    List<NetworkPolicy> policies = new ArrayList<>();
    declared.forEach(allocation -> policies.addAll(ours(declared, allocation)));
    return policies;
  }

  private List<NetworkPolicy> ours(List<Declared> declared, Declared allocation) {
    return NetworkPolicies.desired(
        allocation.resolved(),
        settled().of(allocation.owner()),
        surroundings(declared, allocation));
  }

  private Surroundings surroundings(List<Declared> declared, Declared allocation) {
    return new Surroundings(
        new SceneNeighbourhood(declared, Optional.of(namespaces()), List.of()),
        allocation.place().house().network(),
        Balancer.WITHOUT_POLICY);
  }

  /** How isolated an allocation is among all other policies of its namespace. */
  Isolation isolation(Declared allocation) {
    String namespace = allocation.owner().namespace();
    List<NetworkPolicy> others = new ArrayList<>(strangers);
    survey.declared().stream()
        .filter(other -> !other.owner().equals(allocation.owner()))
        .forEach(other -> others.addAll(ours(survey.declared(), other)));
    others.removeIf(policy -> !policy.getMetadata().getNamespace().equals(namespace));
    return Isolation.of(
        allocation.resolved(),
        settled().of(allocation.owner()),
        surroundings(survey.declared(), allocation),
        others);
  }

  Settlement settled() {
    return Settlement.settle(survey.world(Observed.NOTHING, Scene.NOW));
  }

  DeclaredReach declared() {
    return new DeclaredReach(this, survey.declared(), settled());
  }

  Evaluator under(List<NetworkPolicy> policies) {
    return new Evaluator(policies, namespaces());
  }

  /** Every connection that somebody may try, but for a pod's with itself. */
  List<Connection> connections() {
    List<End> ends = new ArrayList<>(pods);
    ends.addAll(outside);
    List<Connection> all = new ArrayList<>();
    for (End source : ends) {
      for (End destination : ends) {
        boolean somewhere = source instanceof End.Pod || destination instanceof End.Pod;
        if (somewhere && !source.equals(destination)) {
          DOORS.forEach(
              door -> all.add(new Connection(source, destination, door.port(), door.protocol())));
        }
      }
    }
    return all;
  }
}
