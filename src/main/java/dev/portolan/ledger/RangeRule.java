package dev.portolan.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which numbers are for whom. It judges the numbers that a claim occupies on its Service and on the
 * nodes, node ports apart.
 *
 * <pre>
 *  the narrowest range with the number    then
 *  none, and no policy is closed          no objection
 *  none, and a policy is closed           OutOfRange
 *  admits the service's category          no objection
 *  does not                               RangeNotAllowed
 * </pre>
 *
 * @param ranges of all policies, the oldest policy's first: of two that are equally narrow, the
 *     first decides
 * @param closed who refuses what is in no range
 */
public record RangeRule(List<Range> ranges, Optional<Closed> closed) implements Rule {

  private static final int MOST_NAMED = 3;

  /** A policy that refuses what is in no range. */
  public record Closed(Enforcement enforcement, String policy) {}

  public RangeRule {
    ranges = List.copyOf(ranges);
  }

  @Override
  public List<Objection.Denial> judge(Claim claim) {
    return claim.wish().numbers().stream()
        .flatMap(number -> against(number, claim).stream())
        .toList();
  }

  // Who will use the number is not known yet, so categories have no say until then.
  @Override
  public Optional<Objection.Denial> judge(Reservation reservation) {
    int number = reservation.port();
    if (reservation.scope() == Scope.Node) {
      return Optional.empty();
    }
    Optional<Range> range = narrowest(number);
    return range.isPresent()
        ? range
            .filter(found -> !found.allowed())
            .map(found -> forNobody(found, number, reservation.key(), Optional.empty()))
        : closed.map(by -> outOfRange(by, number, reservation.key(), Optional.empty()));
  }

  private Optional<Objection.Denial> against(int number, Claim claim) {
    Optional<String> category = claim.subject().category();
    Optional<Range> range = narrowest(number);
    return range.isPresent()
        ? range
            .filter(found -> !found.admits(category))
            .map(found -> notAdmitted(found, number, claim))
        : closed.map(by -> outOfRange(by, number, claim.keyOf(number), category));
  }

  /** Whether nothing is said against a service of the category using the number. */
  boolean admits(int number, Optional<String> category) {
    return narrowest(number).map(range -> range.admits(category)).orElseGet(closed::isEmpty);
  }

  /** The range that decides about a number. */
  Optional<Range> narrowest(int number) {
    return ranges.stream()
        .filter(range -> range.numbers().covers(number))
        .min(Comparator.comparingInt(range -> range.numbers().width()));
  }

  /** The ranges that a service of the category may use: those meant for it first. */
  List<Range> open(Optional<String> category) {
    return ranges.stream()
        .filter(range -> range.admits(category))
        .sorted(
            Comparator.<Range, Boolean>comparing(range -> !range.isFor(category))
                .thenComparing(range -> range.numbers().width()))
        .toList();
  }

  private Objection.Denial notAdmitted(Range range, int number, Claim claim) {
    Optional<String> category = claim.subject().category();
    return range.allowed()
        ? denial(
            Reason.RangeNotAllowed,
            range.enforcement(),
            range.policy(),
            claim.keyOf(number),
            "%d is in range %s, which %s keeps for category %s, and %s has %s; %s"
                .formatted(
                    number,
                    range.title(),
                    range.policy(),
                    String.join(" or ", range.categories()),
                    claim.id().service(),
                    category.map(name -> "category " + name).orElse("no category"),
                    instead(category)))
        : forNobody(range, number, claim.keyOf(number), category);
  }

  private Objection.Denial forNobody(
      Range range, int number, Optional<Key> key, Optional<String> category) {
    return denial(
        Reason.RangeNotAllowed,
        range.enforcement(),
        range.policy(),
        key,
        "%d is in range %s, which %s keeps from everybody; %s"
            .formatted(number, range.title(), range.policy(), instead(category)));
  }

  private Objection.Denial outOfRange(
      Closed by, int number, Optional<Key> key, Optional<String> category) {
    return denial(
        Reason.OutOfRange,
        by.enforcement(),
        by.policy(),
        key,
        "%d is in no range, and %s allows nothing else; %s"
            .formatted(number, by.policy(), instead(category)));
  }

  private static Objection.Denial denial(
      Reason reason, Enforcement enforcement, String policy, Optional<Key> key, String message) {
    return new Objection.Denial(reason, Kind.Governance, enforcement, policy, key, message);
  }

  private String instead(Optional<String> category) {
    List<Range> open = open(category);
    if (open.isEmpty()) {
      return closed.isPresent()
          ? "no range is open to it, so ask a cluster admin for one"
          : "use a number outside of it";
    }
    String named =
        open.stream().limit(MOST_NAMED).map(Range::title).collect(Collectors.joining(" or "));
    return "use a number of " + named + (closed.isPresent() ? "" : ", or of no range");
  }
}
