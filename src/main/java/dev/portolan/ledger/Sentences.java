package dev.portolan.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sentences in which a refusal explains itself; every door shows these very ones.
 *
 * @param audience who reads them
 */
public record Sentences(Audience audience) {

  /** What a person should read about a verdict; empty for what needs no explanation. */
  public String of(Verdict verdict, List<Integer> alternatives) {
    return switch (verdict) {
      case Verdict.Granted granted -> "";
      case Verdict.Absent absent -> "";
      case Verdict.Refused refused -> refusal(refused.claim(), refused.refusal(), alternatives);
      case Verdict.Kept kept ->
          refusal(kept.claim(), kept.refusal(), alternatives)
              + " Until then it stays on "
              + served(kept)
              + ".";
    };
  }

  /** What a person should read about a reservation that is not kept; empty otherwise. */
  public String of(ReservationVerdict verdict) {
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
  public String of(Claim claim, Objection objection) {
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
              .formatted(claim.id().service(), asked(claim, denial), denial.message(audience));
    };
  }

  private String refusal(Claim claim, Refusal refusal, List<Integer> alternatives) {
    return of(claim, refusal.first())
        + others(refusal.objections().size() - 1)
        + free(alternatives);
  }

  private static String others(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> " 1 further reason stands against it.";
      default -> " " + count + " further reasons stand against it.";
    };
  }

  private static String free(List<Integer> alternatives) {
    return alternatives.isEmpty()
        ? ""
        : alternatives.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " Free: ", "."));
  }

  private String clause(Objection objection) {
    return switch (objection) {
      case Objection.Denial denial -> denial.message(audience);
      case Objection.Conflict conflict -> conflict.key().title() + " " + tie(conflict);
    };
  }

  private String tie(Objection.Conflict conflict) {
    String who = who(conflict);
    return switch (conflict.reason()) {
      case HeldByStranger, NodePortTakenByForeignService ->
          "is taken by " + who + ", which Portolan did not make";
      case ServiceNameTaken -> "is taken by " + ownerOfName(conflict, who);
      case ReservedForOther -> "is reserved by " + who + detail(conflict, " for service %s");
      case Quarantined ->
          "was freed by "
              + who
              + ", which alone may take it back"
              + conflict
                  .until()
                  .map(end -> " until " + end.truncatedTo(ChronoUnit.SECONDS))
                  .orElse("");
      case NodePortOutOfRange -> "is outside the range that the API server hands out";
      case HeldByOther,
          Granted,
          Kept,
          Absent,
          OutOfRange,
          RangeNotAllowed,
          NeverPublic,
          OwnerRequired,
          ExposureNotAllowed,
          EnvironmentUnknown ->
          "is held by " + who + detail(conflict, " (service %s)");
    };
  }

  private String who(Objection.Conflict conflict) {
    Holder holder = conflict.holder();
    boolean service =
        conflict.reason() == Reason.HeldByStranger
            || conflict.reason() == Reason.NodePortTakenByForeignService;
    return audience.mayKnow(holder.namespace())
        ? (service ? "Service " : "") + holder.namespace() + "/" + holder.allocation()
        : (service ? "a Service" : "an allocation") + " of namespace " + holder.namespace();
  }

  /** For whom and since when, for those who may know. */
  private String detail(Objection.Conflict conflict, String service) {
    Holder holder = conflict.holder();
    return audience.mayKnow(holder.namespace())
        ? holder.service().map(service::formatted).orElse("") + since(holder)
        : "";
  }

  private String ownerOfName(Objection.Conflict conflict, String allocation) {
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

  private String asked(Claim claim, Objection.Denial denial) {
    return denial
        .key()
        .map(Key::title)
        .orElseGet(() -> claim.wish().port() + "/" + claim.wish().protocol());
  }

  private static String served(Verdict.Kept kept) {
    Wish runs = kept.served().wish();
    boolean sameNumber = runs.port() == kept.claim().wish().port();
    String target =
        kept.served()
            .subject()
            .backend()
            .filter(
                backend ->
                    sameNumber && !kept.claim().subject().backend().equals(Optional.of(backend)))
            .map(backend -> ", target port " + backend.targetPort())
            .orElse("");
    return runs.port() + " (" + runs.exposure() + target + ")";
  }

  private static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
