package dev.portolan.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Verdicts as short texts, so that a test reads like its name. */
final class Verdicts {

  private Verdicts() {}

  /** E.g. {@code Granted}, {@code Refused HeldByOther apps/b}, {@code Kept 8080 Internal, ...}. */
  static String text(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> "Granted";
      case Verdict.Absent absent -> "Absent";
      case Verdict.Refused refused -> "Refused " + text(refused.refusal());
      case Verdict.Kept kept ->
          "Kept %d %s, %s"
              .formatted(
                  kept.served().wish().port(),
                  kept.served().wish().exposure(),
                  text(kept.refusal()));
    };
  }

  static String text(Refusal refusal) {
    return refusal.first().reason()
        + refusal.holder().map(h -> " " + h.namespace() + "/" + h.allocation()).orElse("");
  }

  static String text(Wish wish) {
    return "%s %d/%s%s%s"
        .formatted(
            wish.exposure(),
            wish.port(),
            wish.protocol(),
            wish.nodePort().map(n -> " node " + n.number() + (n.stated() ? "" : "*")).orElse(""),
            wish.hostPort().map(n -> " host " + n).orElse(""));
  }

  /** All of a settlement, one line for each answer. */
  static List<String> lines(Settlement settlement) {
    return Stream.concat(
            settlement.verdicts().values().stream().map(Verdicts::line),
            settlement.reservations().entrySet().stream().map(Verdicts::line))
        .toList();
  }

  static String line(Verdict verdict) {
    return state(verdict) + " with " + names(verdict) + " " + reasons(verdict) + warnings(verdict);
  }

  private static String line(Map.Entry<String, ReservationVerdict> entry) {
    return entry.getKey()
        + " "
        + entry.getValue().state()
        + entry.getValue().objection().map(o -> " " + o.reason() + " " + about(o)).orElse("");
  }

  private static List<String> names(Verdict verdict) {
    return verdict.held().stream().map(Key::name).toList();
  }

  private static String warnings(Verdict verdict) {
    return verdict instanceof Verdict.Granted granted && !granted.warnings().isEmpty()
        ? " warned " + granted.warnings()
        : "";
  }

  static String text(Lease lease) {
    return "%s %s/%s %s %s %s%s%s"
        .formatted(
            lease.key().name(),
            lease.namespace(),
            lease.allocation(),
            lease.uid(),
            lease.claims(),
            lease.state(),
            lease.forService().map(service -> " for " + service).orElse(""),
            lease.expires().map(end -> " until " + end).orElse(""));
  }

  static String text(LeaseChange.Entry entry) {
    return "%s %s %s %s %s%s%s"
        .formatted(
            entry.key().name(),
            entry.owner(),
            entry.owner().uid(),
            entry.claims(),
            entry.state(),
            entry.forService().map(service -> " for " + service).orElse(""),
            entry.expires().map(end -> " until " + end).orElse(""));
  }

  /** The claim and how it stands. */
  static String state(Verdict verdict) {
    return verdict.claim().id()
        + " "
        + switch (verdict) {
          case Verdict.Granted granted -> "Granted";
          case Verdict.Absent absent -> "Absent";
          case Verdict.Refused refused -> "Refused";
          case Verdict.Kept kept -> "Kept " + served(kept.served().wish());
        };
  }

  /** Without the node port, which may be read back later. */
  private static String served(Wish wish) {
    return wish.exposure() + " " + wish.port() + "/" + wish.protocol();
  }

  /** Every objection to it. */
  static List<String> reasons(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> List.of();
      case Verdict.Absent absent -> List.of();
      case Verdict.Refused refused -> reasons(refused.refusal());
      case Verdict.Kept kept -> reasons(kept.refusal());
    };
  }

  private static List<String> reasons(Refusal refusal) {
    return refusal.objections().stream()
        .map(objection -> objection.reason() + " " + about(objection))
        .toList();
  }

  private static String about(Objection objection) {
    return switch (objection) {
      case Objection.Denial denial -> denial.message();
      case Objection.Conflict conflict ->
          conflict.key().name()
              + " by "
              + conflict.holder().namespace()
              + "/"
              + conflict.holder().allocation();
    };
  }
}
