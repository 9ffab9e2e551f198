package dev.portolan.bench;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Place;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.SceneNeighbourhood;
import dev.portolan.manifest.Surroundings;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What it costs to make policies, and to look again when one of somebody else has changed.
 *
 * <p>Processor time of one thread, so that what else the machine does counts little; as many rounds
 * to warm up as are measured; the median.
 */
final class NetworkCosts {

  private static final int ALLOCATIONS = 100_000;
  private static final int POLICIES = 500;
  private static final int LONG = 7;
  private static final int SHORT = 301;

  /** An allocation with its verdicts, and where it stands. */
  private record Settled(Declared declared, List<Verdict> verdicts, Surroundings surroundings) {}

  List<Goal> measure() {
    double generated = seconds(LONG, NetworkCosts::generation);
    Runnable again = reevaluation("podSelector: {matchLabels: {app: s7}}");
    double first = seconds(again);
    double one = seconds(SHORT, again);
    double every = seconds(LONG, reevaluation("podSelector: {}"));
    return List.of(
        new Goal(
            "NetworkPolicies of an allocation, µs of one core",
            1e6 * generated / ALLOCATIONS,
            10,
            "%,.0f allocations a second".formatted(ALLOCATIONS / generated)),
        new Goal(
            "isolation looked at again, one changed policy among %d, ms".formatted(POLICIES),
            1e3 * one,
            5,
            "the first time %.1f; %d concerned by one that selects every pod %.0f"
                .formatted(1e3 * first, POLICIES, 1e3 * every)));
  }

  private static double seconds(Runnable work) {
    return CpuTime.nanos(work) / 1e9;
  }

  private static double seconds(int rounds, Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 2 * rounds; i++) {
      times.add(seconds(work));
    }
    return times.subList(rounds, times.size()).stream().sorted().toList().get(rounds / 2);
  }

  private static final List<Settled> FLEET =
      IntStream.range(0, 1_000).mapToObj(NetworkCosts::settled).toList();

  private static void generation() {
    int made = 0;
    for (int i = 0; i < ALLOCATIONS; i++) {
      made += policies(FLEET.get(i % FLEET.size())).size();
    }
    if (made != ALLOCATIONS) {
      throw new IllegalStateException("made " + made);
    }
  }

  private static List<NetworkPolicy> policies(Settled settled) {
    return NetworkPolicies.desired(
        settled.declared().resolved(), settled.verdicts(), settled.surroundings());
  }

  /** What the operator does when a policy of somebody else has changed. */
  private static Runnable reevaluation(String selector) {
    List<Settled> here = FLEET.subList(0, POLICIES);
    List<NetworkPolicy> all = new ArrayList<>();
    here.forEach(settled -> all.addAll(policies(settled)));
    NetworkPolicy changed =
        Serialization.unmarshal(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: changed, namespace: shop}\nspec: {%s, ingress: [{}]}"
                .formatted(selector),
            NetworkPolicy.class);
    all.set(0, changed);
    return () ->
        here.stream()
            .filter(settled -> Isolation.mayConcern(changed, settled.declared().resolved()))
            .forEach(settled -> isolation(settled, all));
  }

  private static void isolation(Settled settled, List<NetworkPolicy> others) {
    Isolation isolation =
        Isolation.of(
            settled.declared().resolved(), settled.verdicts(), settled.surroundings(), others);
    if (isolation.standing() != Isolation.Standing.WidenedByOtherPolicy) {
      throw new IllegalStateException("not noticed");
    }
  }

  private static Settled settled(int number) {
    PortAllocation allocation =
        Serialization.unmarshal(
            """
            apiVersion: portolan.dev/v1alpha1
            kind: PortAllocation
            metadata: {name: a%1$d, namespace: shop, uid: u%1$d}
            spec:
              services:
              - name: s%1$d
                selector: {app: s%1$d}
                ports:
                - {name: http, port: 80, targetPort: web, allowFrom: [{namespace: ingress}, {podSelector: {matchLabels: {app: cli}}}]}
                - {name: metrics, port: 9090, allowFrom: [{namespace: monitoring}]}
            """
                .formatted(number),
            PortAllocation.class);
    House house = House.of(List.<PortPolicy>of(), "shop", Map.of());
    Declared declared = Declared.of(allocation, new Place("shop", Optional.empty(), house));
    return new Settled(
        declared,
        declared.claims().stream()
            .<Verdict>map(claim -> new Verdict.Granted(claim, List.of()))
            .toList(),
        new Surroundings(
            new SceneNeighbourhood(List.of(declared), Optional.empty(), List.of()),
            house.network(),
            Balancer.WITHOUT_POLICY));
  }
}
