package dev.portolan.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Free numbers for a refused claim, checked against everything known.
 *
 * <p>A number is offered only when nobody has, keeps or asks for any key that the claim would then
 * need, and no rule objects: applied unchanged, it is granted. One number is offered in place of
 * one; where two numbers of a port are refused, or another port of the same change of exposure, no
 * single number would help and none is offered.
 */
public final class Alternatives {

  private final Predicate<Key> occupied;
  private final Rules rules;
  private final Observed observed;

  private Alternatives(Predicate<Key> occupied, Rules rules, Observed observed) {
    this.occupied = occupied;
    this.rules = rules;
    this.observed = observed;
  }

  /** Offers from the whole world; a part of it would not know what the rest has. */
  public static Alternatives in(World whole) {
    return new Alternatives(occupied(whole)::contains, whole.rules(), whole.observed());
  }

  /**
   * Offers where somebody else knows what is occupied: every key that anybody has, shows, keeps or
   * asks for.
   */
  public static Alternatives among(Predicate<Key> occupied, Rules rules, Observed observed) {
    return new Alternatives(occupied, rules, observed);
  }

  /** Every key that somebody has, shows, keeps or asks for. */
  private static Set<Key> occupied(World whole) {
    Set<Key> keys = new HashSet<>(whole.observed().strangers().keySet());
    whole.leases().forEach(lease -> keys.add(lease.key()));
    whole.leases().forEach(lease -> whole.rules().today(lease).ifPresent(keys::add));
    whole.reservations().forEach(reservation -> reservation.key().ifPresent(keys::add));
    whole.claims().forEach(claim -> keys.addAll(ConnectedPart.reach(claim, whole.observed())));
    whole
        .observed()
        .ours()
        .forEach((key, shown) -> keys.addAll(shown.occupied((Key.ServiceName) key)));
    return keys;
  }

  /** Which number of a port could be another one. */
  private enum Dial {
    PORT,
    NODE_PORT,
    HOST_PORT
  }

  /**
   * Up to three numbers, ascending; empty where the verdict is no refusal or no number would help.
   */
  public List<Integer> of(Verdict verdict, Settlement settlement) {
    return verdict
        .refused()
        .filter(refusal -> !heldBackBySibling(verdict, settlement))
        .flatMap(
            refusal ->
                dial(verdict.claim(), refusal)
                    .filter(dial -> dial != Dial.PORT || !sharesNodePort(verdict, settlement))
                    .map(dial -> offers(verdict.claim(), dial, keys(refusal))))
        .orElse(List.of());
  }

  /** Whether a newcomer would be granted this claim: nobody has its keys, and no rule objects. */
  public boolean wouldGet(Claim newcomer) {
    return ConnectedPart.reach(newcomer, observed).stream().noneMatch(occupied)
        && inRange(newcomer, newcomer.wish().port())
        && isLawful(newcomer);
  }

  /** Where the same product conventionally goes instead and the claim could go, too. */
  public List<Integer> conventional(Claim claim) {
    return Neighbours.conventional(claim.wish().port())
        .filter(number -> inRange(claim, number))
        .filter(number -> isFree(claim, Set.of(), claim.wish().withPort(number)))
        .boxed()
        .toList();
  }

  // TCP and UDP share a node port while they have one Service port; another one would end that.
  private static boolean sharesNodePort(Verdict verdict, Settlement settlement) {
    return verdict.claim().keys().stream()
        .filter(Key.OnNode.class::isInstance)
        .anyMatch(
            node ->
                settlement.of(verdict.claim().owner()).stream()
                    .filter(other -> !other.claim().id().equals(verdict.claim().id()))
                    .anyMatch(other -> other.claim().keys().contains(node)));
  }

  // A Service has one type: another number alone does not help while a sibling has its own refusal.
  private static boolean heldBackBySibling(Verdict verdict, Settlement settlement) {
    return settlement.of(verdict.claim().owner()).stream()
        .filter(other -> !other.claim().id().equals(verdict.claim().id()))
        .filter(other -> other.claim().serviceName().equals(verdict.claim().serviceName()))
        .anyMatch(other -> holdsBack(other, verdict.refused()));
  }

  private static boolean holdsBack(Verdict sibling, Optional<Refusal> refusal) {
    return sibling instanceof Verdict.Kept kept
        && !kept.served().wish().exposure().sameServiceTypeAs(kept.claim().wish().exposure())
        && (!refusal.equals(Optional.of(kept.refusal())) || concerns(kept.claim(), kept.refusal()));
  }

  private static boolean concerns(Claim claim, Refusal refusal) {
    return refusal.objections().stream()
        .allMatch(objection -> key(objection).filter(claim.keys()::contains).isPresent());
  }

  private static Set<Key> keys(Refusal refusal) {
    return refusal.objections().stream()
        .map(Alternatives::key)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Optional<Key> key(Objection objection) {
    return switch (objection) {
      case Objection.Conflict conflict -> Optional.of(conflict.key());
      case Objection.Denial denial -> denial.key();
    };
  }

  private static Optional<Dial> dial(Claim claim, Refusal refusal) {
    if (!concerns(claim, refusal)) {
      return Optional.empty();
    }
    Set<Optional<Dial>> dials =
        keys(refusal).stream().map(key -> dial(claim, key)).collect(Collectors.toSet());
    return dials.size() == 1 ? dials.iterator().next() : Optional.empty();
  }

  private static Optional<Dial> dial(Claim claim, Key key) {
    return switch (key) {
      case Key.ServiceName k -> Optional.empty();
      case Key.OnNode k -> Optional.of(Dial.NODE_PORT);
      case Key.OnHost k ->
          Optional.of(
              claim.wish().hostPort().filter(n -> n == k.number()).isPresent()
                  ? Dial.HOST_PORT
                  : Dial.PORT);
      case Key.InNamespace k -> Optional.of(Dial.PORT);
      case Key.InCluster k -> Optional.of(Dial.PORT);
      case Key.OnLoadBalancer k -> Optional.of(Dial.PORT);
      case Key.InService k -> Optional.of(Dial.PORT);
    };
  }

  private List<Integer> offers(Claim claim, Dial dial, Set<Key> refused) {
    int number = number(claim.wish(), dial);
    IntPredicate free = candidate -> isFree(claim, refused, turned(claim.wish(), dial, candidate));
    String namespace = claim.id().namespace();
    return dial == Dial.NODE_PORT
        ? Offers.ofNodePorts(number, rules.nodePorts(namespace).numbers(), free)
        : offers(claim, number, free);
  }

  private List<Integer> offers(Claim claim, int number, IntPredicate free) {
    Optional<String> category = claim.subject().category();
    Optional<RangeRule> ranges = rules.ranges(claim.id().namespace());
    return Offers.of(
        number,
        ranges.map(rule -> rule.open(category)).orElse(List.of()),
        ranges
            .flatMap(rule -> rule.narrowest(number))
            .map(Range::numbers)
            .orElse(new Numbers(number, number)),
        candidate -> inRange(claim, candidate) && free.test(candidate));
  }

  private static int number(Wish wish, Dial dial) {
    return switch (dial) {
      case PORT -> wish.port();
      case NODE_PORT -> wish.nodePort().map(Wish.NodePort::number).orElse(0);
      case HOST_PORT -> wish.hostPort().orElse(0);
    };
  }

  private static Wish turned(Wish wish, Dial dial, int number) {
    return switch (dial) {
      case PORT -> wish.withPort(number);
      case NODE_PORT -> wish.withNodePort(Optional.of(new Wish.NodePort(number, true)));
      case HOST_PORT -> wish.withHostPort(Optional.of(number));
    };
  }

  private boolean isFree(Claim claim, Set<Key> refused, Wish wish) {
    Claim candidate = claim.with(wish);
    return ConnectedPart.reach(candidate, observed).stream()
            .filter(key -> refused.contains(key) || !claim.keys().contains(key))
            .noneMatch(key -> refused.contains(key) || occupied.test(key))
        && isLawful(candidate);
  }

  private boolean inRange(Claim claim, int number) {
    return rules
        .ranges(claim.id().namespace())
        .map(rule -> rule.admits(number, claim.subject().category()))
        .orElse(true);
  }

  private boolean isLawful(Claim candidate) {
    return rules.judge(candidate).stream()
        .allMatch(denial -> denial.enforcement() == Enforcement.Warn);
  }
}
