package dev.portolan.ledger;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All claims with their verdicts.
 *
 * <pre>
 *  at its turn a claim is ...                               it then holds
 *  Absent   not wanted in this environment                  nothing
 *  Granted  no rule binds it and each of its keys is free   its keys
 *  Kept     refused, but its port runs and may go on        the keys of what runs
 *  Refused  somebody has a key, or a rule objects           nothing
 * </pre>
 *
 * <p>A pass is repeated with the kept keys taken until no further claim must be kept; each
 * repetition keeps at least one claim more, or gives one service its only second try, so there are
 * at most as many as claims and services.
 *
 * @param reservations by {@code namespace/allocation/reservation}
 */
public record Settlement(
    SortedMap<ClaimId, Verdict> verdicts, SortedMap<String, ReservationVerdict> reservations) {

  public Settlement {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    reservations = Collections.unmodifiableSortedMap(new TreeMap<>(reservations));
  }

  /**
   * Decides every claim and reservation of the world; the order in which they are listed does not
   * matter.
   */
  public static Settlement settle(World world) {
    Standing standing = new Standing(world);
    Precedence precedence = new Precedence(standing, world.rules());
    Runners runners = new Runners(world, standing, precedence);
    Retained retained = Retained.NOTHING;
    while (true) {
      Pass pass = new Pass(world, standing, precedence, runners, retained);
      Settlement settlement = pass.run();
      Retained next = pass.retainedAfter();
      if (next.equals(retained)) {
        return settlement;
      }
      retained = next;
    }
  }

  /** The verdicts on one allocation, in the order of its declaration. */
  public List<Verdict> of(Owner owner) {
    return verdicts.subMap(ClaimId.before(owner), ClaimId.after(owner)).values().stream()
        .filter(verdict -> verdict.claim().owner().uid().equals(owner.uid()))
        .sorted(Comparator.comparingInt(verdict -> verdict.claim().position()))
        .toList();
  }

  /** The answers to one allocation's reservations, in the order of its declaration. */
  public List<ReservationVerdict> reservationsOf(Owner owner) {
    String path = owner.namespace() + "/" + owner.name();
    return reservations.subMap(path + "/", path + (char) ('/' + 1)).values().stream()
        .filter(verdict -> verdict.reservation().owner().uid().equals(owner.uid()))
        .sorted(Comparator.comparingInt(verdict -> verdict.reservation().position()))
        .toList();
  }

  /** The verdict on one claim. */
  public Optional<Verdict> of(ClaimId id) {
    return Optional.ofNullable(verdicts.get(id));
  }
}
