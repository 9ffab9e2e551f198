package dev.portolan.status;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicyStatus;
import dev.portolan.status.Conditions.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy's status says. */
public final class PolicyStatus {

  private PolicyStatus() {}

  /**
   * The status of one policy; with its own former result as {@code previous} and all else unchanged
   * it equals that one, whatever the time.
   *
   * @param contradictions what of it does not hold beside older policies, a sentence each
   * @param previous the status that the cluster shows; null before the first
   */
  public static PortPolicyStatus of(
      PortPolicy policy,
      List<String> contradictions,
      @Nullable PortPolicyStatus previous,
      Instant now) {
    Long generation = policy.getMetadata().getGeneration();
    Conditions conditions =
        new Conditions(previous == null ? List.of() : previous.conditions(), generation, now);
    conditions.say("Accepted", accepted(contradictions));
    if (!contradictions.isEmpty()) {
      conditions.say(
          "Conflicted", Answer.yes(ConditionReason.OlderPolicyHolds, Digest.of(contradictions)));
    }
    return new PortPolicyStatus(generation, conditions.all());
  }

  private static Answer accepted(List<String> contradictions) {
    return Answer.yes(
        ConditionReason.Accepted,
        contradictions.isEmpty()
            ? "The policy is in force."
            : "The policy is in force, but for what contradicts another; see Conflicted.");
  }
}
