package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who has what before anything is decided: leases, and what our own Services show. */
final class Standing {

  private final Observed observed;
  private final Map<Key, Lease> leases = new HashMap<>();
  private final Map<Key, List<Lease>> renamed = new HashMap<>();
  private final Servings servings;
  private final ByName byName;
  private final boolean empty;

  Standing(World world) {
    observed = world.observed();
    byName = new ByName(world);
    for (Lease lease : world.leases()) {
      if (lease.lapsed(world.now())) {
        continue;
      }
      leases.put(lease.key(), lease);
      world
          .rules()
          .today(lease)
          .ifPresent(key -> renamed.computeIfAbsent(key, k -> new ArrayList<>()).add(lease));
    }
    servings = new Servings(observed);
    empty = leases.isEmpty() && observed.ours().isEmpty() && observed.strangers().isEmpty();
  }

  /** Whether nobody has anything: nothing is leased, and no Service is shown. */
  boolean isEmpty() {
    return empty;
  }

  /** Another allocation's Service that serves the key, which is that one's, whatever leases say. */
  Optional<Servings.Serving> servedByOther(Key key, Claim claim) {
    return servings.byOther(key, claim.owner());
  }

  /**
   * Somebody else's lease of the key's former name: policies have renamed it, and nobody has the
   * new one yet.
   */
  Optional<Lease> formerLease(Key key, Owner owner) {
    return leases.containsKey(key)
        ? Optional.empty()
        : renamed.getOrDefault(key, List.of()).stream()
            .filter(lease -> !owner.sameName(lease.namespace(), lease.allocation()))
            .min(Comparator.comparing(Lease::key));
  }

  Optional<Lease> lease(Key key) {
    return Optional.ofNullable(leases.get(key));
  }

  /**
   * Another claim of the same allocation that the lease names and that still wants the key for
   * itself.
   */
  Optional<Claim> named(Lease lease, Claim claim) {
    return lease.quarantined() || lease.claims().contains(claim.id().path())
        ? Optional.empty()
        : lease.claims().stream()
            .flatMap(path -> byName.claim(lease.uid(), path).stream())
            .filter(other -> other.keys().contains(lease.key()))
            .filter(other -> !Taken.together(lease.key(), other, claim))
            .findFirst();
  }

  Optional<Stranger> stranger(Key key) {
    return Optional.ofNullable(observed.strangers().get(key));
  }

  Optional<Shown> shown(Key.ServiceName name) {
    return Optional.ofNullable(observed.ours().get(name));
  }

  /** The Service of this very incarnation of the claim's allocation. */
  Optional<Shown> shown(Claim claim) {
    return shown(claim.serviceName()).filter(shown -> shown.uid().equals(claim.owner().uid()));
  }

  /** The claim as it runs now, under today's terms; empty when it does not. */
  Optional<Claim> running(Claim claim) {
    return isShown(claim)
        ? shown(claim).flatMap(shown -> asShown(claim, shown))
        : wishByLeases(claim).map(claim::with);
  }

  /** Whether a Service tells how it runs. */
  static boolean isShown(Claim claim) {
    return claim.wish().programmed() && claim.wish().selecting();
  }

  private Optional<Claim> asShown(Claim claim, Shown shown) {
    return Optional.ofNullable(shown.ports().get(claim.id().port()))
        .map(port -> claim.running(wish(claim, shown, port), port.targetPort()));
  }

  private Wish wish(Claim claim, Shown shown, Shown.Port port) {
    Exposure type = shown.exposure();
    Optional<Integer> host = hostNumber(claim, type, port.port());
    boolean asHost =
        claim.wish().exposure() == Exposure.Host && type == Exposure.Internal && host.isPresent();
    return new Wish(
        asHost ? Exposure.Host : type,
        port.protocol(),
        port.port(),
        port.nodePort().map(number -> new Wish.NodePort(number, statedNow(claim, number))),
        host.filter(
            number -> !asHost || claim.wish().hostPort().isPresent() || number != port.port()),
        shown.healthCheckOf(claim.id().port()),
        claim.wish().selecting(),
        claim.wish().programmed());
  }

  private static boolean statedNow(Claim claim, int number) {
    return claim
        .wish()
        .nodePort()
        .filter(node -> node.stated() && node.number() == number)
        .isPresent();
  }

  private Optional<Integer> hostNumber(Claim claim, Exposure type, int port) {
    return OnNodes.of(
            claim, type == Exposure.LoadBalancer, Optional.of(port), numbersOnNodes(claim))
        .hostPort();
  }

  private SortedSet<Integer> numbersOnNodes(Claim claim) {
    return named(claim).stream()
        .map(Lease::key)
        .filter(Key.OnHost.class::isInstance)
        .map(Key::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Wish> wishByLeases(Claim claim) {
    SortedSet<Key> keys = runningKeys(claim);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(LeasedWish.of(claim, keys, numbersOnNodes(claim)));
  }

  /** The leased keys that tell what runs. */
  private SortedSet<Key> runningKeys(Claim claim) {
    List<Key> named = named(claim).stream().map(Lease::key).toList();
    return named.stream()
        .filter(key -> !onlyWished(claim, key, named))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // A declared number's lease may have been taken and not used yet; then the former number's lease
  // is still there.
  private static boolean onlyWished(Claim claim, Key key, List<Key> named) {
    return claim.keys().contains(key)
        && named.stream()
            .anyMatch(other -> other.getClass() == key.getClass() && !claim.keys().contains(other));
  }

  private List<Lease> named(Claim claim) {
    return byName.leases(claim.id()).stream().filter(lease -> lease.namedFor(claim)).toList();
  }

  /** The keys of its leases that the claim, as it runs, still uses. */
  SortedSet<Key> heldWhile(Claim running) {
    return named(running).stream()
        .map(Lease::key)
        .filter(key -> usesNumber(running.wish(), key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The keys that the claim uses as it runs. What only leases tell of uses no key beyond those and
   * the declared ones: whoever looks for who is connected could not know of it.
   */
  SortedSet<Key> used(Claim claim, Claim running) {
    SortedSet<Key> keys = new TreeSet<>(running.keys());
    if (!isShown(claim)) {
      SortedSet<Key> known = heldWhile(running);
      known.addAll(claim.keys());
      keys.retainAll(known);
    }
    return keys;
  }

  private static boolean usesNumber(Wish wish, Key key) {
    return switch (key) {
      case Key.OnNode node ->
          wish.nodeNumber().filter(n -> n == node.number()).isPresent()
              || wish.healthCheck().filter(n -> n == node.number()).isPresent();
      case Key.OnHost host ->
          wish.hostNumber().filter(n -> n == host.number()).isPresent()
              || (wish.exposure() == Exposure.LoadBalancer && wish.port() == host.number());
      case Key.InNamespace k -> k.number() == wish.port();
      case Key.InCluster k -> k.number() == wish.port();
      case Key.OnLoadBalancer k -> k.number() == wish.port();
      case Key.InService k -> false;
      case Key.ServiceName k -> false;
    };
  }

  /**
   * Whether the claim has, right now, what it declares: it holds every key, or it runs exactly so.
   */
  boolean incumbent(Claim claim) {
    return holdsEveryKey(claim) || runsSo(claim);
  }

  /** Whether it runs, right now, exactly as it is declared. */
  boolean runsSo(Claim claim) {
    return running(claim).filter(runs -> runs.wish().isAsDeclared(claim.wish())).isPresent();
  }

  /**
   * Whether it shows, while it declares something else, what somebody else holds and shows: a write
   * that was on its way when the key changed hands.
   */
  boolean isSurplus(Claim claim, Claim runs) {
    return !runs.wish().isAsDeclared(claim.wish())
        && used(claim, runs).stream().anyMatch(key -> isHeldAndServedByOther(key, claim));
  }

  private boolean isHeldAndServedByOther(Key key, Claim claim) {
    return lease(key)
        .filter(lease -> lease.state() == Lease.State.Active)
        .filter(lease -> !claim.owner().sameName(lease.namespace(), lease.allocation()))
        .filter(servings::byHolder)
        .isPresent();
  }

  /** What binds a reservation: only {@code Deny} takes a number away that is kept already. */
  Optional<Objection.Denial> against(Reservation reservation, Rules rules) {
    boolean kept =
        reservation
            .key()
            .flatMap(this::lease)
            .filter(lease -> lease.heldBy(reservation.owner()))
            .filter(lease -> lease.claims().contains(reservation.path()))
            .isPresent();
    return rules
        .judge(reservation)
        .filter(denial -> denial.enforcement() == Enforcement.Deny || !kept);
  }

  /**
   * Whether it asks for nothing else than it has, so that no new rule refuses it. A node port that
   * nobody states is no ask: it may be replaced.
   */
  boolean unchanged(Claim claim) {
    return running(claim)
        .map(runs -> runs.wish().isAsDeclared(claim.wish().asStated()))
        .orElseGet(() -> holdsEveryKey(claim));
  }

  private boolean holdsEveryKey(Claim claim) {
    List<Key> leased = claim.keys().stream().filter(Key::leased).toList();
    return !leased.isEmpty()
        && leased.stream()
            .allMatch(key -> lease(key).filter(lease -> lease.namedFor(claim)).isPresent());
  }
}
