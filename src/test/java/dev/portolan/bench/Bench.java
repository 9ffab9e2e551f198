package dev.portolan.bench;

import dev.portolan.api.PortPolicy;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what Portolan costs and says whether the goals hold, by its exit status too.
 *
 * <p>{@code Bench [requests] [convergence] [ledger] [claims] [network] [lint]}; without arguments
 * all of them. {@code -Dbench.allocations=N} is how many allocations converge.
 */
public final class Bench {

  private static final int ALLOCATIONS = Integer.getInteger("bench.allocations", 2000);

  private static final String POLICY =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: bench}
      spec:
        exposure: {allowed: [Internal, NodePort, LoadBalancer, Host]}
        loadBalancer: {addresses: Shared, pool: default, nodePorts: false}
      """;

  private Bench() {}

  /** Measures, prints a table, and exits with 1 when a goal is missed. */
  public static void main(String[] arguments) {
    List<String> wanted =
        arguments.length == 0
            ? List.of("ledger", "claims", "network", "lint", "requests", "convergence")
            : Arrays.asList(arguments);
    List<Goal> goals = new ArrayList<>();
    for (String part : wanted) {
      goals.addAll(measure(part));
    }
    System.out.println(Goal.header());
    goals.forEach(System.out::println);
    System.exit(goals.stream().allMatch(Goal::met) ? 0 : 1);
  }

  private static List<Goal> measure(String part) {
    return switch (part) {
      case "requests" -> new RequestCosts(controlPlane()).measure();
      case "convergence" -> new Convergence(controlPlane(), ALLOCATIONS).measure();
      case "ledger" -> new LedgerCosts().measure();
      case "claims" -> new ClaimCosts().measure();
      case "network" -> new NetworkCosts().measure();
      case "lint" -> new LintCosts().measure();
      default ->
          throw new IllegalArgumentException(
              part + " is none of ledger, claims, network, lint, requests, convergence");
    };
  }

  private static ControlPlane controlPlane() {
    ControlPlane controlPlane = ControlPlane.ofThisJvm();
    controlPlane.installCrds();
    controlPlane
        .client()
        .resource(Serialization.unmarshal(POLICY, PortPolicy.class))
        .serverSideApply();
    return controlPlane;
  }
}
