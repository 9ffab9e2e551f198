package dev.portolan.plan;

import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.Services;
import dev.portolan.manifest.Surroundings;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Declarations, settled, and what they would be turned into.
 *
 * <p>The operator looks again when the leases that it took have come: a port that was refused for a
 * number kept for its sibling shares it then. So this settles, too, until nothing changes.
 */
public final class Prospect {

  private final World given;
  private final Registered registered;
  private final Map<Owner, List<Verdict>> verdicts = new ConcurrentHashMap<>();
  private final List<Declared> declared;
  private final DeclaredNeighbourhood neighbourhood;
  private @Nullable Settlement settlement;

  private Prospect(
      World given, List<Declared> declared, CompletableFuture<DeclaredNeighbourhood> around) {
    this.given = given;
    this.registered = Registered.settle(given);
    this.declared = declared;
    this.neighbourhood = around.join();
    registered.parts().parallelStream().forEach(this::index);
    verdicts.values().parallelStream()
        .forEach(some -> some.sort(Comparator.comparingInt(verdict -> verdict.claim().position())));
  }

  /** The verdicts on one allocation stand in one part, and there mostly follow each other. */
  private void index(Settlement part) {
    @Nullable Owner latest = null;
    List<Verdict> ofLatest = List.of();
    for (Verdict verdict : part.verdicts().values()) {
      Owner owner = verdict.claim().owner();
      if (!owner.equals(latest)) {
        latest = owner;
        ofLatest = verdicts.computeIfAbsent(owner, any -> new ArrayList<>());
      }
      ofLatest.add(verdict);
    }
  }

  /** What a survey of files comes to, where nothing is known of a cluster. */
  public static Prospect of(Survey survey, Instant now) {
    return of(survey, Observed.NOTHING, Optional.empty(), List.of(), now);
  }

  /**
   * What a survey comes to beside what a cluster shows.
   *
   * @param namespaces the labels of all namespaces, where all are known
   * @param strangers Services that Portolan did not make
   */
  public static Prospect of(
      Survey survey,
      Observed observed,
      Optional<Map<String, Map<String, String>>> namespaces,
      List<Service> strangers,
      Instant now) {
    List<Declared> declared = survey.declared();
    var around =
        CompletableFuture.supplyAsync(
            () -> new DeclaredNeighbourhood(declared, namespaces, strangers));
    return new Prospect(survey.world(declared, observed, now), declared, around);
  }

  /** What it was made of, with the leases that were there. */
  World given() {
    return given;
  }

  /** What it was made of, with the leases that it comes to. */
  public World world() {
    return registered.world();
  }

  /** The keys that nobody has yet and several want. */
  public Contests contests() {
    return Contests.of(given, registered.parts());
  }

  /** The verdicts, in parts of which none shares a key with another. */
  public List<Settlement> parts() {
    return registered.parts();
  }

  /** All verdicts together; to join those of many parts takes its time, so it waits until asked. */
  public synchronized Settlement settlement() {
    if (settlement == null) {
      settlement = registered.settlement();
    }
    return settlement;
  }

  /** The allocations as their environments make them. */
  public List<Declared> declared() {
    return declared;
  }

  /** The verdicts on one allocation, in the order of its declaration. */
  public List<Verdict> verdicts(Owner allocation) {
    return Collections.unmodifiableList(verdicts.getOrDefault(allocation, List.of()));
  }

  /** The verdicts on one allocation, in the order of its declaration. */
  public List<Verdict> verdicts(Declared allocation) {
    return verdicts(allocation.owner());
  }

  /** The Services that it would have, sorted by name. */
  public List<Service> services(Declared allocation) {
    return Services.desired(
        allocation.resolved(),
        verdicts(allocation),
        Balancer.of(allocation.place().house().loadBalancer()));
  }

  /** The NetworkPolicies that it would have, sorted by name. */
  public List<NetworkPolicy> networkPolicies(Declared allocation) {
    return NetworkPolicies.desired(
        allocation.resolved(), verdicts(allocation), surroundings(allocation));
  }

  /** What is worth telling its owner beside its verdicts, as administrators may read it. */
  public List<Finding> findings(Declared allocation) {
    List<Verdict> verdicts = verdicts(allocation);
    List<Finding> findings = new ArrayList<>(Findings.of(world(), verdicts, Audience.ADMIN));
    findings.addAll(
        NetworkPolicies.findings(allocation.resolved(), verdicts, surroundings(allocation)));
    return List.copyOf(findings);
  }

  /** Where it stands. */
  public Surroundings surroundings(Declared allocation) {
    House house = allocation.place().house();
    return new Surroundings(neighbourhood, house.network(), Balancer.of(house.loadBalancer()));
  }
}
