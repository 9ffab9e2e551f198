package dev.portolan.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences in which a refusal explains itself; every door shows these very ones. */
public final class Sentences {

  private Sentences() {}

  /** What a person should read about a verdict; empty for what needs no explanation. */
  public static String of(Verdict verdict, List<Integer> alternatives) {
    return switch (verdict) {
      case Verdict.Granted granted -> "";
      case Verdict.Absent absent -> "";
      case Verdict.Refused refused -> refusal(refused.claim(), refused.refusal(), alternatives);
      case Verdict.Kept kept ->
          refusal(kept.claim(), kept.refusal(), alternatives)
              + " Until then it stays on "
              + served(kept.served())
              + ".";
    };
  }

  /** What a person should read about a reservation that is not kept; empty otherwise. */
  public static String of(ReservationVerdict verdict) {
    Reservation reservation = verdict.reservation();
    return verdict
        .objection()
        .map(
            objection ->
                clause(objection) + "; reservation " + reservation.name() + " cannot have it.")
        .map(Sentences::capitalised)
        .orElse("");
  }

  /** One objection to a claim, without alternatives. */
  public static String of(Claim claim, Objection objection) {
    return switch (objection) {
      case Objection.Conflict conflict ->
          capitalised(
              clause(conflict)
                  + "; "
                  + claim.id().service()
                  + " cannot have it"
                  + remedy(conflict)
                  + ".");
      case Objection.Denial denial ->
          "%s cannot have %s: %s."
              .formatted(claim.id().service(), asked(claim, denial), denial.message());
    };
  }

  private static String refusal(Claim claim, Refusal refusal, List<Integer> alternatives) {
    String sentence = of(claim, refusal.first());
    String more =
        refusal.objections().size() > 1 ? " (" + (refusal.objections().size() - 1) + " more)" : "";
    return sentence.substring(0, sentence.length() - 1) + more + "." + free(alternatives);
  }

  private static String free(List<Integer> alternatives) {
    return alternatives.isEmpty()
        ? ""
        : alternatives.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " Free: ", "."));
  }

  private static String clause(Objection objection) {
    return switch (objection) {
      case Objection.Denial denial -> denial.message();
      case Objection.Conflict conflict -> conflict.key().title() + " " + tie(conflict);
    };
  }

  private static String tie(Objection.Conflict conflict) {
    Holder holder = conflict.holder();
    String allocation = holder.namespace() + "/" + holder.allocation();
    return switch (conflict.reason()) {
      case HeldByStranger, NodePortTakenByForeignService ->
          "is taken by Service " + allocation + ", which Portolan did not make";
      case ServiceNameTaken -> "is taken by " + ownerOfName(conflict, allocation);
      case ReservedForOther ->
          "is reserved by "
              + allocation
              + holder.service().map(s -> " for service " + s).orElse("")
              + since(holder);
      case NodePortOutOfRange -> "is outside the range that the API server hands out";
      case HeldByOther, Granted, Kept, Absent, ExposureNotAllowed, EnvironmentUnknown ->
          "is held by "
              + allocation
              + holder.service().map(s -> " (service " + s + ")").orElse("")
              + since(holder);
    };
  }

  private static String ownerOfName(Objection.Conflict conflict, String allocation) {
    return conflict.key() instanceof Key.ServiceName name
            && allocation.equals(name.namespace() + "/" + name.service())
        ? "a Service that Portolan did not make"
        : "allocation " + allocation;
  }

  private static String remedy(Objection.Conflict conflict) {
    return conflict.reason() == Reason.ServiceNameTaken
        ? "; rename the service, or remove the other one"
        : "";
  }

  private static String since(Holder holder) {
    return holder
        .since()
        .map(instant -> " since " + LocalDate.ofInstant(instant, ZoneOffset.UTC))
        .orElse("");
  }

  private static String asked(Claim claim, Objection.Denial denial) {
    return denial
        .key()
        .map(Key::title)
        .orElseGet(() -> claim.wish().port() + "/" + claim.wish().protocol());
  }

  private static String served(Claim served) {
    return served.wish().port() + " (" + served.wish().exposure() + ")";
  }

  private static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
