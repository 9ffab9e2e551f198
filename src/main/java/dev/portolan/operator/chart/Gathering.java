package dev.portolan.operator.chart;

import dev.portolan.intake.Declared;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.NodePorts;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Rule;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.World;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the part of the chart that is connected with one allocation through keys. */
final class Gathering {

  private final AllocationBook allocations;
  private final LeaseBook leases;
  private final ServiceBook services;
  private final Function<String, Terms> terms;
  private final Optional<NodePortRule> handedOut;
  private final Set<ResourceID> part = new HashSet<>();
  private final Set<Key> keys = new HashSet<>();

  /** One that also knows which node ports the API server hands out, once it has said so. */
  Gathering(
      AllocationBook allocations,
      LeaseBook leases,
      ServiceBook services,
      Function<String, Terms> terms,
      Optional<NodePortRule> handedOut) {
    this.allocations = allocations;
    this.leases = leases;
    this.services = services;
    this.terms = terms;
    this.handedOut = handedOut;
  }

  World around(ResourceID start, Instant now) {
    spread(start);
    Observed observed = observed();
    List<Declared> declared =
        part.stream().flatMap(id -> allocations.declared(id).stream()).toList();
    Map<String, List<Rule>> byNamespace = new HashMap<>();
    declared.forEach(one -> byNamespace.put(one.place().namespace(), rules(one)));
    List<Lease> taken = leases();
    Rules rules = new Rules(byNamespace, termsOf(taken));
    List<Claim> claims = declared.stream().flatMap(one -> one.claims().stream()).toList();
    List<Reservation> reservations =
        declared.stream().flatMap(one -> one.reservations().stream()).toList();
    return new World(
        new NodePorts(observed, rules, new Known()).readBack(claims),
        reservations,
        taken,
        rules,
        observed,
        now);
  }

  private List<Rule> rules(Declared declared) {
    return Stream.concat(declared.place().house().rules().stream(), handedOut.stream()).toList();
  }

  private Map<String, Terms> termsOf(List<Lease> taken) {
    return taken.stream()
        .map(Lease::namespace)
        .distinct()
        .collect(Collectors.toMap(namespace -> namespace, terms));
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
    leases.heldBy(id).forEach(page -> all.addAll(leases.keys(page.lease())));
    for (Key.ServiceName name : services.ownedBy(id)) {
      services.page(name).ifPresent(page -> all.addAll(page.keys()));
    }
    return all;
  }

  private Set<ResourceID> owners(Key key) {
    Set<ResourceID> owners = new HashSet<>(allocations.interestedIn(key));
    Stream.concat(leases.page(key).stream(), leases.formerly(key).stream())
        .map(page -> new ResourceID(page.lease().allocation(), page.lease().namespace()))
        .forEach(owners::add);
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

  /** Everything that is known of a node port, outside of the part, too. */
  private final class Known implements NodePorts.Register {
    @Override
    public boolean isOfSomebodyElse(Key key, Claim claim) {
      return leases.page(key).filter(page -> !page.lease().admits(claim)).isPresent()
          || services.stranger(key).isPresent();
    }

    @Override
    public boolean isWantedByOthers(Key key, Owner owner) {
      return allocations.interestedIn(key).stream()
          .anyMatch(id -> !id.equals(new ResourceID(owner.name(), owner.namespace())));
    }

    @Override
    public Collection<Lease> leasesOf(Owner owner) {
      return leases.heldBy(new ResourceID(owner.name(), owner.namespace())).stream()
          .map(LeaseBook.Page::lease)
          .toList();
    }
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
