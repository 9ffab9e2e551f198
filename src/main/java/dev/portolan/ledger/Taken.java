package dev.portolan.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who has got which key so far in a pass, and whether a claim may still have it. */
final class Taken {

  private final Standing standing;
  private final Map<Key, List<Claim>> granted = new HashMap<>();
  private final Map<Key, Reservation> reserved = new HashMap<>();

  Taken(Standing standing) {
    this.standing = standing;
  }

  void grant(Key key, Claim claim) {
    granted.merge(key, List.of(claim), Taken::both);
  }

  /** Hardly ever has a key more than one. */
  private static List<Claim> both(List<Claim> some, List<Claim> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  void reserve(Key key, Reservation reservation) {
    reserved.putIfAbsent(key, reservation);
  }

  /** The first of those who have the key by now. */
  Optional<Claim> grantedTo(Key key) {
    return granted.getOrDefault(key, List.of()).stream().findFirst();
  }

  Optional<Reservation> reservedBy(Key key) {
    return Optional.ofNullable(reserved.get(key));
  }

  /** Who stands in the claim's way at this key. */
  Optional<Objection.Conflict> against(Key key, Claim claim) {
    return standing.isEmpty()
        ? granted(key, claim).or(() -> reservation(key, claim))
        : againstStanding(key, claim);
  }

  private Optional<Objection.Conflict> againstStanding(Key key, Claim claim) {
    return stranger(key, claim)
        .or(() -> lease(key, claim))
        .or(() -> formerLease(key, claim))
        .or(() -> granted(key, claim))
        .or(() -> served(key, claim))
        .or(() -> service(key, claim))
        .or(() -> reservation(key, claim));
  }

  // A stranger that came after us is a finding, not a refusal: what runs is never taken away by a
  // later wish.
  private Optional<Objection.Conflict> stranger(Key key, Claim claim) {
    return standing
        .stranger(key)
        .filter(stranger -> !runsWith(key, claim))
        .map(stranger -> new Objection.Conflict(key, strangersReason(key), stranger.holder()));
  }

  private boolean runsWith(Key key, Claim claim) {
    return standing.running(claim).filter(runs -> runs.keys().contains(key)).isPresent();
  }

  // Where two run with one key, as a changed policy can make it, the order decides, not this.
  private Optional<Objection.Conflict> served(Key key, Claim claim) {
    return standing
        .servedByOther(key, claim)
        .filter(serving -> !runsWith(key, claim))
        .map(serving -> new Objection.Conflict(key, Reason.HeldByOther, serving.holder()));
  }

  private static Reason strangersReason(Key key) {
    return switch (key) {
      case Key.ServiceName k -> Reason.ServiceNameTaken;
      case Key.OnNode k -> Reason.NodePortTakenByForeignService;
      case Key.OnLoadBalancer k -> Reason.HeldByStranger;
      case Key.OnHost k -> Reason.HeldByStranger;
      case Key.InNamespace k -> Reason.HeldByStranger;
      case Key.InCluster k -> Reason.HeldByStranger;
      case Key.InService k -> Reason.HeldByStranger;
    };
  }

  private Optional<Objection.Conflict> lease(Key key, Claim claim) {
    return standing
        .lease(key)
        .filter(lease -> !lease.admits(claim) && !isSiblings(key, claim))
        .map(lease -> Objection.Conflict.with(key, lease))
        .or(() -> sibling(key, claim));
  }

  // For whomever it was kept before, it is the whole allocation's from now on.
  private boolean isSiblings(Key key, Claim claim) {
    return key.shareable()
        && granted.getOrDefault(key, List.of()).stream().anyMatch(claim::sameOwner);
  }

  // Whoever has run with the number since before it was renamed goes by the order, not by this.
  private Optional<Objection.Conflict> formerLease(Key key, Claim claim) {
    return standing
        .formerLease(key, claim.owner())
        .filter(lease -> !lease.admits(claim) && !runsWith(key, claim))
        .map(lease -> Objection.Conflict.with(key, lease));
  }

  // Inside one allocation, too, what is held and still wanted goes before the order of the list.
  private Optional<Objection.Conflict> sibling(Key key, Claim claim) {
    return standing
        .lease(key)
        .flatMap(lease -> standing.named(lease, claim))
        .map(other -> new Objection.Conflict(key, Reason.HeldByOther, holder(key, other)));
  }

  private Optional<Objection.Conflict> service(Key key, Claim claim) {
    return key instanceof Key.ServiceName name
        ? standing
            .shown(name)
            .filter(shown -> !shown.allocation().equals(claim.owner().name()))
            .map(shown -> new Servings.Serving(name, shown).holder())
            .map(holder -> new Objection.Conflict(key, Reason.ServiceNameTaken, holder))
        : Optional.empty();
  }

  private Optional<Objection.Conflict> granted(Key key, Claim claim) {
    for (Claim other : granted.getOrDefault(key, List.of())) {
      if (!other.id().equals(claim.id()) && !together(key, other, claim)) {
        return Optional.of(
            new Objection.Conflict(key, grantReason(key, other, claim), holder(key, other)));
      }
    }
    return Optional.empty();
  }

  /** The claim as the key's holder, and since when its lease says so. */
  Holder holder(Key key, Claim other) {
    Optional<Instant> since =
        standing.lease(key).filter(lease -> lease.namedFor(other)).flatMap(Lease::acquired);
    Holder holder = Holder.of(other);
    return new Holder(holder.namespace(), holder.allocation(), holder.service(), since);
  }

  private static Reason grantReason(Key key, Claim other, Claim claim) {
    return key instanceof Key.ServiceName && !other.sameOwner(claim)
        ? Reason.ServiceNameTaken
        : Reason.HeldByOther;
  }

  /** Whether two claims may have the key at once. */
  static boolean together(Key key, Claim other, Claim claim) {
    if (key instanceof Key.InService) {
      return !other.sameOwner(claim);
    }
    return other.sameOwner(claim)
        && (key.shareable() || (key instanceof Key.OnNode && oneServicePort(other, claim)));
  }

  private static boolean oneServicePort(Claim one, Claim other) {
    return one.serviceName().equals(other.serviceName())
        && one.wish().port() == other.wish().port()
        && one.wish().protocol() != other.wish().protocol();
  }

  private Optional<Objection.Conflict> reservation(Key key, Claim claim) {
    return Optional.ofNullable(reserved.get(key))
        .filter(reservation -> !reservation.admits(claim) && !isSiblings(key, claim))
        .map(
            reservation ->
                new Objection.Conflict(key, Reason.ReservedForOther, reservation.holder()));
  }
}
