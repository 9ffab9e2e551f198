package dev.portolan.manifest.reach;

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
 * <p>One thread; as many rounds to warm up as are measured; the median.
 */
public final class NetworkCosts {

  private static final int ALLOCATIONS = 100_000;
  private static final int POLICIES = 500;
  private static final int LONG = 7;
  private static final int SHORT = 301;

  private NetworkCosts() {}

  /** An allocation with its verdicts, and where it stands. */
  private record Settled(Declared declared, List<Verdict> verdicts, Surroundings surroundings) {}

  /** Measures and prints a line for each goal; exits with 1 when one is missed. */
  public static void main(String[] arguments) {
    double perSecond = ALLOCATIONS / seconds(LONG, NetworkCosts::generation);
    double one = 1e3 * seconds(SHORT, reevaluation("podSelector: {matchLabels: {app: s7}}"));
    System.out.printf(
        "BENCH policies for %,d allocations: %,.0f allocations a second%n", ALLOCATIONS, perSecond);
    System.out.printf("BENCH one changed policy among %d: %.2f ms%n", POLICIES, one);
    System.out.printf(
        "BENCH one changed policy that selects every pod, %d allocations looked at: %.0f ms%n",
        POLICIES, 1e3 * seconds(LONG, reevaluation("podSelector: {}")));
    System.exit(perSecond >= 100_000 && one <= 5 ? 0 : 1);
  }

  private static double seconds(int rounds, Runnable work) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 2 * rounds; i++) {
      long start = System.nanoTime();
      work.run();
      times.add(System.nanoTime() - start);
    }
    return times.subList(rounds, times.size()).stream().sorted().toList().get(rounds / 2) / 1e9;
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
