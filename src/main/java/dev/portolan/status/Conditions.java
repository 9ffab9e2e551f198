package dev.portolan.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in the making ({@code metav1.Condition}): the time of a transition is the former one
 * unless the status flips.
 */
final class Conditions {

  private final List<Condition> previous;
  private final @Nullable Long generation;
  private final String now;
  private final List<Condition> conditions = new ArrayList<>();

  Conditions(List<Condition> previous, @Nullable Long generation, Instant now) {
    this.previous = previous;
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** One answer: yes, no or not known, why in a word, why in a sentence. */
  record Answer(Status status, ConditionReason reason, String message) {

    /** As {@code metav1.ConditionStatus}. */
    enum Status {
      True,
      False,
      Unknown
    }

    static Answer yes(ConditionReason reason, String message) {
      return new Answer(Status.True, reason, message);
    }

    static Answer no(ConditionReason reason, String message) {
      return new Answer(Status.False, reason, message);
    }

    static Answer unknown(ConditionReason reason, String message) {
      return new Answer(Status.Unknown, reason, message);
    }

    boolean yes() {
      return status == Status.True;
    }
  }

  void say(String type, Answer answer) {
    String status = answer.status().name();
    conditions.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(answer.reason().name())
            .withMessage(answer.message())
            .withObservedGeneration(generation)
            .withLastTransitionTime(since(type, status))
            .build());
  }

  private String since(String type, String status) {
    return previous.stream()
        .filter(condition -> condition.getType().equals(type))
        .filter(condition -> condition.getStatus().equals(status))
        .map(Condition::getLastTransitionTime)
        .findFirst()
        .orElse(now);
  }

  List<Condition> all() {
    return List.copyOf(conditions);
  }
}
