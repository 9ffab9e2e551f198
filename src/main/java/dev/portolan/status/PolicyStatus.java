package dev.portolan.status;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicyStatus;
import dev.portolan.status.Conditions.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a policy's status says. */
public final class PolicyStatus {

  private PolicyStatus() {}

  /**
   * The status of one policy; with its own former result as {@code previous} and all else unchanged
   * it equals that one, whatever the time.
   *
   * @param conflictMessage why an older policy's loadBalancer block holds instead of this one's, as
   *     a sentence
   * @param previous the status that the cluster shows; null before the first
   */
  public static PortPolicyStatus of(
      PortPolicy policy,
      Optional<String> conflictMessage,
      @Nullable PortPolicyStatus previous,
      Instant now) {
    Long generation = policy.getMetadata().getGeneration();
    Conditions conditions =
        new Conditions(previous == null ? List.of() : previous.conditions(), generation, now);
    conditions.say("Accepted", accepted(conflictMessage));
    conflictMessage.ifPresent(
        message ->
            conditions.say("Conflicted", Answer.yes(ConditionReason.OlderPolicyHolds, message)));
    return new PortPolicyStatus(generation, conditions.all());
  }

  private static Answer accepted(Optional<String> conflictMessage) {
    return Answer.yes(
        ConditionReason.Accepted,
        conflictMessage.isEmpty()
            ? "The policy is in force."
            : "The policy is in force, but for its loadBalancer block; see Conflicted.");
  }
}
