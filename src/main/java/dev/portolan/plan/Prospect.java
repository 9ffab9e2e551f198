package dev.portolan.plan;

import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Observed;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Declarations, settled, and what they would be turned into.
 *
 * <p>The operator looks again when the leases that it took have come: a port that was refused for a
 * number kept for its sibling shares it then. So this settles, too, until nothing changes.
 */
public final class Prospect {

  private static final Settlement NOTHING =
      new Settlement(Collections.emptySortedMap(), Collections.emptySortedMap());

  private final World given;
  private final World world;
  private final Settlement settlement;
  private final Map<String, Settlement> byAllocation;
  private final List<Declared> declared;
  private final DeclaredNeighbourhood neighbourhood;

  private Prospect(World given, List<Declared> declared, DeclaredNeighbourhood neighbourhood) {
    Registered registered = Registered.settle(given);
    this.given = given;
    this.world = registered.world();
    this.settlement = registered.settlement();
    this.byAllocation = byAllocation(settlement.verdicts());
    this.declared = declared;
    this.neighbourhood = neighbourhood;
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
    return new Prospect(
        survey.world(declared, observed, now),
        declared,
        new DeclaredNeighbourhood(declared, namespaces, strangers));
  }

  /** What it was made of, with the leases that it comes to. */
  public World world() {
    return world;
  }

  /** The keys that nobody has yet and several want. */
  public Contests contests() {
    return Contests.of(given, settlement);
  }

  /** The verdicts. */
  public Settlement settlement() {
    return settlement;
  }

  /** The verdicts on one allocation alone: among fewer, they are found sooner. */
  public Settlement settlement(Declared allocation) {
    return byAllocation.getOrDefault(allocation.owner().toString(), NOTHING);
  }

  private static Map<String, Settlement> byAllocation(SortedMap<ClaimId, Verdict> verdicts) {
    Map<String, SortedMap<ClaimId, Verdict>> byName = new HashMap<>();
    verdicts.forEach(
        (id, verdict) ->
            byName
                .computeIfAbsent(verdict.claim().owner().toString(), name -> new TreeMap<>())
                .put(id, verdict));
    Map<String, Settlement> byAllocation = new HashMap<>();
    byName.forEach(
        (name, some) -> byAllocation.put(name, new Settlement(some, Collections.emptySortedMap())));
    return byAllocation;
  }

  /** The allocations as their environments make them. */
  public List<Declared> declared() {
    return declared;
  }

  /** The verdicts on one allocation, in the order of its declaration. */
  public List<Verdict> verdicts(Declared allocation) {
    return settlement(allocation).of(allocation.owner());
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

  /** Where it stands. */
  public Surroundings surroundings(Declared allocation) {
    House house = allocation.place().house();
    return new Surroundings(neighbourhood, house.network(), Balancer.of(house.loadBalancer()));
  }
}
