package dev.portolan.operator;

import dev.portolan.ledger.Key;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.Services;
import dev.portolan.manifest.Sightings;
import dev.portolan.manifest.Surroundings;
import dev.portolan.operator.chart.Chart;
import dev.portolan.status.Isolated;
import dev.portolan.status.Obstacle;
import dev.portolan.status.Programmed;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the NetworkPolicies and Services of one allocation what its settlement says, in that order.
 */
final class Programmer {

  private final Chart chart;
  private final ServiceDesk services;
  private final NetworkPolicyDesk policies;

  Programmer(Chart chart, ServiceDesk services, NetworkPolicyDesk policies) {
    this.chart = chart;
    this.services = services;
    this.policies = policies;
  }

  /** Writes what differs. */
  Applied apply(Settled settled) {
    Outcome outcome = new Outcome();
    List<NetworkPolicy> fences = fences(settled);
    Set<String> unfenced = policies.write(settled, fences, outcome);
    services.write(settled, services(settled), unfenced, outcome);
    remove(policies.surplus(settled, fences), settled, outcome);
    return applied(settled, fences, outcome);
  }

  // Who believes in a Service that is gone would delete for ever what another operator makes.
  private void remove(List<NetworkPolicy> surplus, Settled settled, Outcome outcome) {
    if (surplus.isEmpty() || services.stillRefuse(settled)) {
      policies.remove(surplus, outcome);
    } else {
      outcome.surprise("a Service that refuses " + settled.owner());
    }
  }

  private Surroundings surroundings(Settled settled) {
    return surroundings(settled, chart);
  }

  /** Where the allocation stands, as the chart shows it. */
  static Surroundings surroundings(Settled settled, Chart chart) {
    return new Surroundings(
        chart.neighbourhood(),
        settled.gathered().declared().place().house().network(),
        balancer(settled));
  }

  private static Balancer balancer(Settled settled) {
    return Balancer.of(settled.gathered().declared().place().house().loadBalancer());
  }

  private List<NetworkPolicy> fences(Settled settled) {
    return NetworkPolicies.desired(
        settled.gathered().declared().resolved(), settled.verdicts(), surroundings(settled));
  }

  private static List<Service> services(Settled settled) {
    return Services.desired(
        settled.gathered().declared().resolved(), settled.verdicts(), balancer(settled));
  }

  private Applied applied(Settled settled, List<NetworkPolicy> fences, Outcome outcome) {
    var owner = settled.owner();
    Map<String, Service> now = chart.servicesOf(owner.namespace(), owner.name(), owner.uid());
    boolean unsettled =
        now.values().stream().anyMatch(service -> showsUnleasedNodePort(service, owner.uid()));
    Optional<Isolated> isolated =
        fences.isEmpty() ? Optional.empty() : Optional.of(isolated(settled, fences));
    return new Applied(
        new Programmed(now, outcome.obstacles(), isolated), outcome.surprised() || unsettled);
  }

  private Isolated isolated(Settled settled, List<NetworkPolicy> fences) {
    if (!policies.areThere(settled, fences)) {
      return new Isolated(Isolated.Standing.NotFenced, List.of());
    }
    Isolation isolation =
        Isolation.of(
            settled.gathered().declared().resolved(),
            settled.verdicts(),
            surroundings(settled),
            policies.others(settled));
    return new Isolated(
        Isolated.Standing.valueOf(isolation.standing().name()), isolation.sentences());
  }

  // The API server chose a number: it is ours once it is leased, or replaced by one that can be.
  private boolean showsUnleasedNodePort(Service service, String uid) {
    return Sightings.served(service, chart.terms(service.getMetadata().getNamespace())).stream()
        .filter(Key.OnNode.class::isInstance)
        .anyMatch(
            key ->
                chart
                    .lease(key)
                    .filter(lease -> lease.getSpec().holder().uid().equals(uid))
                    .isEmpty());
  }

  /** Collects what stands in the way while writing. */
  static final class Outcome {
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Set<String> surprises = new HashSet<>();

    void obstacle(Obstacle.Kind kind, String service, String message, boolean retrying) {
      obstacles.add(new Obstacle(kind, service, message, retrying));
    }

    void surprise(String what) {
      surprises.add(what);
    }

    List<Obstacle> obstacles() {
      return List.copyOf(obstacles);
    }

    boolean surprised() {
      return !surprises.isEmpty();
    }
  }
}
