package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does what a settlement says, as the operator would: leases, then Services, then what is given up;
 * then the sweeper and the garbage collector.
 */
final class Execution {

  private final Harbour harbour;
  final World world;
  final Settlement settlement;

  Execution(Harbour harbour) {
    this.harbour = harbour;
    this.world = harbour.world();
    this.settlement = Settlement.settle(world);
  }

  void run() {
    settled();
    sweep();
  }

  /** What the settlement says, and no more; answers the keys that were given up. */
  Set<Key> settled() {
    List<LeaseChange> changes = new ArrayList<>();
    List<LeaseChange> released = new ArrayList<>();
    for (Declaration declaration : harbour.declarations.values()) {
      Owner owner = declaration.owner();
      LeaseChanges.of(world, settlement, owner)
          .forEach(change -> (change.isReleaseBy(owner) ? released : changes).add(change));
    }
    changes.forEach(this::change);
    writeServices();
    released.forEach(this::change);
    return released.stream()
        .filter(change -> !isKept(change))
        .map(LeaseChange::key)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A port that is given up may leave its number with a reservation of the same allocation. */
  private static boolean isKept(LeaseChange change) {
    return change instanceof LeaseChange.Amend amend
        && amend.to().owner().uid().equals(amend.from().uid());
  }

  /** As the API server would: a create needs nothing there, the others what was read. */
  void change(LeaseChange change) {
    Optional<Lease> present = Optional.ofNullable(harbour.leases.get(change.key()));
    if (!present.equals(change.before())) {
      throw new IllegalStateException(change + " met " + present);
    }
    switch (change) {
      case LeaseChange.Take take -> write(take.entry(), Optional.empty());
      case LeaseChange.Amend amend -> write(amend.to(), Optional.of(amend.from()));
      case LeaseChange.Free free -> harbour.leases.remove(free.key());
      case LeaseChange.Quarantine quarantine ->
          write(
              quarantine.entry(harbour.now.plus(quarantine.time())),
              Optional.of(quarantine.lease()));
    }
  }

  private void write(LeaseChange.Entry entry, Optional<Lease> former) {
    Owner owner = entry.owner();
    harbour.leases.put(
        entry.key(),
        new Lease(
            entry.key(),
            owner.namespace(),
            owner.name(),
            owner.uid(),
            entry.claims(),
            entry.state(),
            entry.forService(),
            former
                .filter(lease -> lease.uid().equals(owner.uid()))
                .map(Lease::acquired)
                .orElse(Optional.of(harbour.now)),
            entry.expires()));
  }

  private void writeServices() {
    Set<String> live = new HashSet<>();
    harbour.declarations.values().forEach(d -> live.add(d.owner().uid()));
    SortedMap<Key.ServiceName, Shown> wanted = new TreeMap<>();
    settlement.verdicts().values().forEach(verdict -> show(wanted, verdict));
    harbour.services.entrySet().removeIf(entry -> !live.contains(entry.getValue().uid()));
    harbour.services.keySet().removeIf(name -> !wanted.containsKey(name));
    SortedMap<Key.ServiceName, Shown> former = new TreeMap<>(harbour.services);
    wanted.forEach(harbour.services::put);
    List.copyOf(harbour.services.keySet())
        .forEach(name -> withNodePorts(name, Objects.requireNonNull(harbour.services.get(name))));
    List.copyOf(harbour.services.keySet())
        .forEach(name -> withHealthCheck(name, Optional.ofNullable(former.get(name))));
  }

  private void show(SortedMap<Key.ServiceName, Shown> services, Verdict verdict) {
    Stream.of(verdict)
        .map(Execution::shownClaim)
        .flatMap(Optional::stream)
        .filter(claim -> claim.wish().programmed() && claim.wish().selecting())
        .filter(claim -> claim.wish().exposure() != Exposure.External)
        .forEach(claim -> services.merge(claim.serviceName(), shown(claim), (a, b) -> both(a, b)));
  }

  private static Optional<Claim> shownClaim(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> Optional.of(granted.claim());
      case Verdict.Kept kept -> Optional.of(kept.served());
      case Verdict.Refused refused -> Optional.empty();
      case Verdict.Absent absent -> Optional.empty();
    };
  }

  private static Shown shown(Claim claim) {
    Wish wish = claim.wish();
    SortedMap<String, Shown.Port> ports = new TreeMap<>();
    ports.put(
        claim.id().port(),
        new Shown.Port(
            wish.protocol(),
            wish.port(),
            wish.nodePort().map(Wish.NodePort::number),
            claim.subject().backend().map(Backend::targetPort).orElse("")));
    return new Shown(
        claim.id().allocation(),
        claim.owner().uid(),
        claim.terms(),
        wish.exposure() == Exposure.Host ? Exposure.Internal : wish.exposure(),
        ports);
  }

  /** One Service of two ports; the API server would refuse what this refuses. */
  private static Shown both(Shown one, Shown other) {
    SortedMap<String, Shown.Port> ports = new TreeMap<>(one.ports());
    ports.putAll(other.ports());
    long different =
        ports.values().stream().map(p -> p.protocol() + "/" + p.port()).distinct().count();
    if (one.exposure() != other.exposure()
        || !one.uid().equals(other.uid())
        || different != ports.size()) {
      throw new IllegalStateException("no Service can be " + one + " and " + other);
    }
    return new Shown(one.allocation(), one.uid(), one.terms(), one.exposure(), ports);
  }

  private void withNodePorts(Key.ServiceName name, Shown shown) {
    Shown current = shown;
    for (Map.Entry<String, Shown.Port> entry : shown.ports().entrySet()) {
      SortedMap<String, Shown.Port> ports = new TreeMap<>(current.ports());
      ports.put(
          entry.getKey(),
          shown.exposure().hasNodePort() ? withNodePort(entry.getValue()) : entry.getValue());
      current = new Shown(shown.allocation(), shown.uid(), shown.terms(), shown.exposure(), ports);
      harbour.services.put(name, current);
    }
  }

  /** As the API server does where traffic stays on its node: chosen once, and kept. */
  private void withHealthCheck(Key.ServiceName name, Optional<Shown> former) {
    Shown shown = Objects.requireNonNull(harbour.services.get(name));
    if (harbour.localTraffic && shown.exposure() == Exposure.LoadBalancer) {
      int number =
          former
              .filter(was -> was.uid().equals(shown.uid()))
              .flatMap(Shown::healthCheck)
              .orElseGet(harbour::allocateNodePort);
      harbour.services.put(
          name,
          new Shown(
              shown.allocation(),
              shown.uid(),
              shown.terms(),
              shown.exposure(),
              shown.ports(),
              Optional.of(number)));
    }
  }

  private Shown.Port withNodePort(Shown.Port port) {
    return port.nodePort().isPresent()
        ? port
        : new Shown.Port(
            port.protocol(),
            port.port(),
            Optional.of(harbour.allocateNodePort()),
            port.targetPort());
  }

  /** What a vanished holder left. */
  private void sweep() {
    Set<String> live = new HashSet<>();
    harbour.declarations.values().forEach(d -> live.add(d.owner().uid()));
    World after = harbour.world();
    for (Lease lease : new ArrayList<>(harbour.leases.values())) {
      if (lease.quarantined() ? lease.lapsed(harbour.now) : !live.contains(lease.uid())) {
        change(LeaseChanges.release(lease, after));
      }
    }
  }
}
