package dev.portolan.ledger;

import java.util.stream.Collectors;

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

  /** Everything about a verdict that executing it must not change. */
  static String lasting(Verdict verdict) {
    return verdict.claim().id()
        + " "
        + switch (verdict) {
          case Verdict.Granted granted -> "Granted";
          case Verdict.Absent absent -> "Absent";
          case Verdict.Refused refused -> "Refused " + reasons(refused.refusal());
          case Verdict.Kept kept ->
              "Kept " + kept.served().wish().port() + " " + reasons(kept.refusal());
        };
  }

  private static String reasons(Refusal refusal) {
    return refusal.objections().stream()
        .map(objection -> objection.reason() + " " + about(objection))
        .sorted()
        .collect(Collectors.joining(", "));
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
