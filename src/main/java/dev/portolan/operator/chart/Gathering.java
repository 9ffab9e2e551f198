package dev.portolan.operator.chart;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.NodePorts;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.World;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects the part of the chart that is connected with one allocation through keys. */
final class Gathering {

  private final AllocationBook allocations;
  private final LeaseBook leases;
  private final ServiceBook services;
  private final Set<ResourceID> part = new HashSet<>();
  private final Set<Key> keys = new HashSet<>();

  Gathering(AllocationBook allocations, LeaseBook leases, ServiceBook services) {
    this.allocations = allocations;
    this.leases = leases;
    this.services = services;
  }

  World around(ResourceID start, Instant now) {
    spread(start);
    Observed observed = observed();
    NodePorts nodePorts = new NodePorts(observed, key -> false);
    List<Claim> claims = new ArrayList<>();
    List<Reservation> reservations = new ArrayList<>();
    Map<String, List<Rule>> rules = new HashMap<>();
    for (ResourceID id : part) {
      allocations
          .declared(id)
          .ifPresent(
              declared -> {
                declared.claims().stream()
                    .map(claim -> readBack(claim, observed, nodePorts))
                    .forEach(claims::add);
                reservations.addAll(declared.reservations());
                rules.put(declared.place().namespace(), declared.place().house().rules());
              });
    }
    return new World(claims, reservations, leases(), new Rules(rules), observed, now);
  }

  /** Whom the part connects; some may be known by a lease only. */
  Set<ResourceID> members() {
    return Set.copyOf(part);
  }

  private void spread(ResourceID start) {
    ArrayDeque<ResourceID> open = new ArrayDeque<>(Set.of(start));
    part.add(start);
    while (!open.isEmpty()) {
      for (Key key : keysOf(open.remove())) {
        if (keys.add(key)) {
          owners(key).stream().filter(part::add).forEach(open::add);
        }
      }
    }
  }

  private Set<Key> keysOf(ResourceID id) {
    Set<Key> all = new HashSet<>();
    allocations.page(id).ifPresent(page -> all.addAll(page.keys()));
    leases.heldBy(id).forEach(page -> all.add(page.lease().key()));
    for (Key.ServiceName name : services.ownedBy(id)) {
      services.page(name).ifPresent(page -> all.addAll(page.keys()));
    }
    return all;
  }

  private Set<ResourceID> owners(Key key) {
    Set<ResourceID> owners = new HashSet<>(allocations.interestedIn(key));
    leases
        .page(key)
        .map(page -> new ResourceID(page.lease().allocation(), page.lease().namespace()))
        .ifPresent(owners::add);
    services.occupying(key).forEach(page -> ServiceBook.owner(page).ifPresent(owners::add));
    return owners;
  }

  private Observed observed() {
    Map<Key, Stranger> strangers = new TreeMap<>();
    Map<Key.ServiceName, Shown> ours = new TreeMap<>();
    for (Key key : keys) {
      services.stranger(key).ifPresent(stranger -> strangers.put(key, stranger));
      if (key instanceof Key.ServiceName name) {
        services
            .page(name)
            .flatMap(ServiceBook.Page::ours)
            .ifPresent(shown -> ours.put(name, shown));
      }
    }
    return Observed.of(strangers, ours);
  }

  // A node port that is read back and is somebody else's is replaced by a free one, for which all
  // leases count.
  private Claim readBack(Claim claim, Observed observed, NodePorts plain) {
    Claim asShown = plain.readBack(claim);
    return asShown.wish().equals(claim.wish())
        ? claim
        : new NodePorts(observed, key -> ofSomebodyElse(key, claim)).readBack(claim);
  }

  private boolean ofSomebodyElse(Key key, Claim claim) {
    return leases.page(key).filter(page -> !page.lease().heldBy(claim.owner())).isPresent()
        || services.stranger(key).isPresent()
        || allocations.interestedIn(key).stream()
            .anyMatch(
                id -> !id.equals(new ResourceID(claim.id().allocation(), claim.id().namespace())));
  }

  private List<Lease> leases() {
    List<Lease> all = new ArrayList<>();
    Set<Key> seen = new HashSet<>();
    keys.stream()
        .flatMap(key -> leases.page(key).stream())
        .filter(page -> seen.add(page.lease().key()))
        .forEach(page -> all.add(page.lease()));
    part.stream()
        .flatMap(id -> leases.heldBy(id).stream())
        .filter(page -> seen.add(page.lease().key()))
        .forEach(page -> all.add(page.lease()));
    return all;
  }
}
