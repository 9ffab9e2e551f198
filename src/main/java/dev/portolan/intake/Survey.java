package dev.portolan.intake;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.NodePorts;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resources from files or a cluster, all at once.
 *
 * @param namespaces the labels of each known namespace
 */
public record Survey(
    List<PortAllocation> allocations,
    List<PortPolicy> policies,
    List<PortLease> leases,
    Map<String, Map<String, String>> namespaces) {

  public Survey {
    allocations = List.copyOf(allocations);
    policies = List.copyOf(policies);
    leases = List.copyOf(leases);
    namespaces = new TreeMap<>(namespaces);
  }

  /** A namespace as a place; an unknown one has no labels. */
  public Place place(String namespace) {
    Map<String, String> labels = namespaces.getOrDefault(namespace, Map.of());
    return new Place(
        namespace,
        java.util.Optional.ofNullable(labels.get(Place.ENVIRONMENT_LABEL)),
        House.of(policies, namespace, labels));
  }

  /** What each allocation declares in its place. */
  public List<Declared> declared() {
    Map<String, Place> places = new ConcurrentHashMap<>();
    return allocations.parallelStream()
        .filter(allocation -> allocation.getMetadata().getDeletionTimestamp() == null)
        .map(
            allocation ->
                Declared.of(
                    allocation,
                    places.computeIfAbsent(Declared.namespace(allocation), this::place)))
        .toList();
  }

  /** Everything that a settlement looks at. */
  public World world(Observed observed, Instant now) {
    return world(declared(), observed, now);
  }

  /** The same where it is known what each allocation declares. */
  public World world(List<Declared> all, Observed observed, Instant now) {
    List<Claim> claims =
        all.parallelStream()
            .<Claim>mapMulti((declared, next) -> declared.claims().forEach(next))
            .map(claim -> NodePorts.asShown(claim, observed))
            .toList();
    List<Reservation> reservations = new ArrayList<>();
    Map<String, List<Rule>> rules = new HashMap<>();
    Map<String, Terms> terms = new HashMap<>();
    for (Declared declared : all) {
      reservations.addAll(declared.reservations());
      rules.put(declared.place().namespace(), declared.place().house().rules());
      terms.put(declared.place().namespace(), declared.place().house().terms());
    }
    return new World(
        claims,
        reservations,
        leases.stream().map(Leases::read).toList(),
        new Rules(rules, terms),
        observed,
        now);
  }
}
