package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One pass over all asks in the order of precedence, with what must be kept taken beforehand. */
final class Pass {

  private final World world;
  private final Standing standing;
  private final Precedence precedence;
  private final Runners runners;
  private final Retained retained;
  private final Taken taken;
  private final SortedMap<ClaimId, Verdict> verdicts = new TreeMap<>();
  private final Map<ClaimId, Claim> declared = new TreeMap<>();
  private final List<Reservation> asked = new ArrayList<>();
  private final Map<ClaimId, Refusal> keptAnew = new TreeMap<>();
  private final Map<String, Refusal> frozenAnew = new TreeMap<>();
  private final Set<String> opposed = new HashSet<>();

  Pass(World world, Standing standing, Precedence precedence, Runners runners, Retained retained) {
    this.world = world;
    this.standing = standing;
    this.precedence = precedence;
    this.runners = runners;
    this.retained = retained;
    this.taken = new Taken(standing);
  }

  Settlement run() {
    precedence.ordered(world.claims().stream().filter(this::isKept)).forEach(this::takeKept);
    precedence.ordered(asks()).forEach(this::settle);
    return new Settlement(verdicts, new ReservationVerdicts(world, standing, taken).of(asked));
  }

  /** What the next pass must keep. */
  Retained retainedAfter() {
    Retained more = retained.plus(keptAnew, frozenAnew);
    return more.equals(retained) ? retained.thaw(unopposed()) : more;
  }

  // What stood in the way of their change of type may be refused by now, because of what is kept.
  private List<String> unopposed() {
    return retained.services().keySet().stream().filter(path -> !opposed.contains(path)).toList();
  }

  private Stream<Ask> asks() {
    return Stream.concat(
        world.claims().stream().map(this::underItsExposure), world.reservations().stream());
  }

  private void takeKept(Claim claim) {
    standing
        .running(claim)
        .ifPresent(runs -> keptKeys(claim, runs).forEach(key -> taken.grant(key, runs)));
  }

  private boolean isKept(Claim claim) {
    return retained.claims().containsKey(claim.id()) || isHeldBack(claim);
  }

  private boolean isHeldBack(Claim claim) {
    return isFrozen(claim) && keepable(claim) && changesType(claim);
  }

  private boolean changesType(Claim claim) {
    return standing
        .running(claim)
        .filter(runs -> !runs.wish().exposure().sameServiceTypeAs(claim.wish().exposure()))
        .isPresent();
  }

  private boolean isFrozen(Claim claim) {
    return !retained.services().isEmpty()
        && retained.services().containsKey(claim.id().servicePath());
  }

  /**
   * Ports that are new in an edit whose change of exposure is refused live under the old exposure.
   */
  private Claim underItsExposure(Claim claim) {
    if (!isFrozen(claim) || !claim.wish().programmed() || standing.running(claim).isPresent()) {
      return claim;
    }
    declared.put(claim.id(), claim);
    return standing
        .shown(claim)
        .map(shown -> claim.with(claim.wish().withExposure(shown.exposure())))
        .orElse(claim);
  }

  private void settle(Ask ask) {
    switch (ask) {
      case Claim claim -> verdicts.put(claim.id(), asDeclared(judge(claim)));
      case Reservation reservation -> reserve(reservation);
    }
  }

  // Once it runs, nothing tells a new port from its siblings; so it is kept as they are from the
  // beginning.
  private Verdict asDeclared(Verdict verdict) {
    Claim claim = verdict.claim();
    Claim wished = declared.get(claim.id());
    return verdict instanceof Verdict.Granted
            && wished != null
            && !wished.wish().equals(claim.wish())
        ? new Verdict.Kept(wished, claim, claim.keys(), frozen(claim))
        : verdict;
  }

  private void reserve(Reservation reservation) {
    asked.add(reservation);
    if (!reservation.expired(world.now())
        && standing.against(reservation, world.rules()).isEmpty()) {
      reservation
          .key()
          .filter(key -> reservable(key, reservation))
          .ifPresent(key -> taken.reserve(key, reservation));
    }
  }

  private boolean reservable(Key key, Reservation reservation) {
    return taken.grantedTo(key).isEmpty()
        && standing.stranger(key).isEmpty()
        && standing.formerLease(key, reservation.owner()).isEmpty()
        && standing
            .lease(key)
            .filter(lease -> !lease.admits(reservation.owner(), reservation.path()))
            .isEmpty();
  }

  private Verdict judge(Claim claim) {
    if (claim.setting() == Claim.Setting.Absent) {
      return new Verdict.Absent(claim);
    }
    List<Objection.Denial> denials = world.rules().judge(claim);
    List<Objection> objections = new ArrayList<>();
    for (Objection.Denial denial : denials) {
      if (binding(denial, claim)) {
        objections.add(denial);
      }
    }
    for (Key key : claim.keys()) {
      taken.against(key, claim).ifPresent(objections::add);
    }
    // What stood in its way may be refused by now, because of the keys that were kept for it.
    if (objections.isEmpty() && !isHeldBack(claim)) {
      claim.keys().forEach(key -> taken.grant(key, claim));
      return new Verdict.Granted(claim, denials);
    }
    return refuse(claim, objections);
  }

  private boolean binding(Objection.Denial denial, Claim claim) {
    return switch (denial.enforcement()) {
      case Warn -> false;
      // What the API server would refuse runs only where it runs: leases do not help it.
      case DenyNew ->
          !(denial.kind() == Kind.Physical ? standing.runsSo(claim) : standing.unchanged(claim))
              || !isMetByWhatRuns(denial, claim);
      case Deny -> true;
    };
  }

  // What runs may differ in what no key tells: where it leads.
  private boolean isMetByWhatRuns(Objection.Denial denial, Claim claim) {
    return standing
        .running(claim)
        .map(runs -> world.rules().judge(runs).stream().anyMatch(denial::isSameAs))
        .orElse(true);
  }

  private Verdict refuse(Claim claim, List<Objection> objections) {
    Refusal refusal = objections.isEmpty() ? recorded(claim) : new Refusal(objections);
    if (!keepable(claim) || isWithdrawn(claim, objections)) {
      return new Verdict.Refused(claim, refusal);
    }
    Claim runs = standing.running(claim).orElseThrow();
    if (!isKept(claim)) {
      keptAnew.put(claim.id(), refusal);
    }
    if (changesType(claim)) {
      frozenAnew.putIfAbsent(claim.id().servicePath(), refusal);
    }
    if (!objections.isEmpty()) {
      opposed.add(claim.id().servicePath());
    }
    return new Verdict.Kept(claim, runs, keptKeys(claim, runs), refusal);
  }

  // It runs as it is declared, so it was a policy that brought it onto the key.
  private boolean isWithdrawn(Claim claim, List<Objection> objections) {
    return claim.terms().withdrawnBy().isPresent()
        && !isKept(claim)
        && standing.unchanged(claim)
        && objections.stream()
            .anyMatch(
                objection ->
                    objection instanceof Objection.Conflict conflict
                        && claim.terms().demand(conflict.key(), claim.wish()));
  }

  private Refusal recorded(Claim claim) {
    Refusal own = retained.claims().get(claim.id());
    return own != null ? own : frozen(claim);
  }

  private Refusal frozen(Claim claim) {
    return Objects.requireNonNull(retained.services().get(claim.id().servicePath()));
  }

  /** Only {@code Deny} withdraws a running port that is not somebody else's. */
  private boolean keepable(Claim claim) {
    return claim.setting() != Claim.Setting.Absent
        && standing
            .running(claim)
            .filter(runs -> !standing.isSurplus(claim, runs))
            .filter(
                runs ->
                    world.rules().judge(runs).stream()
                        .noneMatch(d -> d.enforcement() == Enforcement.Deny))
            .isPresent();
  }

  private List<Key> keptKeys(Claim claim, Claim runs) {
    SortedSet<Key> keys = new TreeSet<>(standing.heldWhile(runs));
    Taken before = new Taken(standing);
    standing.used(claim, runs).stream()
        .filter(key -> before.against(key, runs).isEmpty() && runners.mayKeep(key, runs))
        .forEach(keys::add);
    return List.copyOf(keys);
  }
}
