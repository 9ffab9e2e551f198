package dev.portolan.status;

import dev.portolan.status.Conditions.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of an allocation.
 *
 * <pre>
 *  Accepted     always      every wanted port is granted
 *  Programmed   always      every granted port is served, read back
 *  Ready        always      both
 *  Isolated     programmed  reachable by exactly the declared peers; may be Unknown
 *  Conflicted   when true   a port lost a key to somebody
 *  Stalled      when true   nothing moves before somebody decides
 *  Reconciling  when true   it is on its way, or tried again
 * </pre>
 *
 * <p>What is not Ready is either Stalled or Reconciling, never both and never neither, so that
 * nobody who waits by kstatus waits for ever.
 *
 * @param sentences of each port that does not get what it asks for, in order of declaration
 * @param obstacles what keeps granted ports from being served, pending read-backs included
 * @param isolated how pods are isolated; empty where no policies are programmed
 * @param registersOnly whether nothing is to be programmed at all
 */
record AllocationConditions(
    Tally tally,
    List<String> sentences,
    List<Obstacle> obstacles,
    Optional<Isolated> isolated,
    boolean registersOnly) {

  AllocationConditions {
    sentences = List.copyOf(sentences);
    obstacles = obstacles.stream().sorted(Comparator.comparing(Obstacle::kind)).toList();
  }

  void sayTo(Conditions conditions) {
    Answer accepted = accepted();
    Answer programmed = programmed();
    conditions.say("Accepted", accepted);
    conditions.say("Programmed", programmed);
    conditions.say("Ready", ready(accepted, programmed));
    isolated.ifPresent(found -> conditions.say("Isolated", found.answer()));
    conflicted().ifPresent(answer -> conditions.say("Conflicted", answer));
    stalled()
        .ifPresentOrElse(
            answer -> conditions.say("Stalled", answer),
            () -> reconciling().ifPresent(answer -> conditions.say("Reconciling", answer)));
  }

  private Answer accepted() {
    return tally.losing() == 0
        ? Answer.yes(ConditionReason.AllGranted, granted())
        : Answer.no(refusalReason(), Digest.of(sentences));
  }

  private ConditionReason refusalReason() {
    if (tally.working() > 0) {
      return ConditionReason.PartiallyAccepted;
    }
    return tally.conflicted() > 0 ? ConditionReason.PortConflict : ConditionReason.PolicyDenied;
  }

  private String granted() {
    String absent =
        tally.absent().isEmpty()
            ? "."
            : "; " + Digest.ports(tally.absent().size()) + " absent in this environment.";
    return tally.wanted() == 0
        ? "No port is wanted" + absent
        : Digest.ports(tally.wanted()) + " granted" + absent;
  }

  private Answer programmed() {
    if (!obstacles.isEmpty()) {
      return Answer.no(ConditionReason.of(obstacles.getFirst().kind()), messages(obstacles));
    }
    if (tally.wanted() > 0 && tally.working() == 0) {
      return Answer.no(
          ConditionReason.NothingGranted,
          "Of %d wanted, no port is granted.".formatted(tally.wanted()));
    }
    return registersOnly
        ? Answer.yes(
            ConditionReason.NothingToProgram,
            "spec.program is empty: ports are registered and judged, nothing is created.")
        : Answer.yes(ConditionReason.Programmed, Digest.ports(tally.working()) + " in place.");
  }

  private Answer ready(Answer accepted, Answer programmed) {
    if (accepted.yes() && programmed.yes()) {
      return Answer.yes(ConditionReason.Ready, "Accepted and programmed.");
    }
    return accepted.yes()
        ? Answer.no(programmed.reason(), "Accepted, but not programmed; see Programmed.")
        : Answer.no(
            accepted.reason(),
            "Of %d wanted, %s refused or kept; see Accepted."
                .formatted(tally.wanted(), Digest.ports(tally.losing())));
  }

  private Optional<Answer> conflicted() {
    return tally.conflicted() == 0
        ? Optional.empty()
        : Optional.of(
            Answer.yes(
                ConditionReason.PortConflict,
                Digest.ports(tally.conflicted()) + " somebody else's; see Accepted."));
  }

  private Optional<Answer> stalled() {
    if (tally.losing() > 0) {
      return Optional.of(
          Answer.yes(
              ConditionReason.AwaitsDecision,
              Digest.ports(tally.losing())
                  + " refused or kept: declare another number, or have its holder give it up."));
    }
    List<Obstacle> standing = obstacles.stream().filter(o -> !o.retrying()).toList();
    return asCondition(standing);
  }

  private Optional<Answer> reconciling() {
    return asCondition(obstacles);
  }

  private static Optional<Answer> asCondition(List<Obstacle> obstacles) {
    return obstacles.stream()
        .findFirst()
        .map(first -> Answer.yes(ConditionReason.of(first.kind()), messages(obstacles)));
  }

  private static String messages(List<Obstacle> obstacles) {
    return Digest.of(obstacles.stream().map(Obstacle::message).toList());
  }
}
