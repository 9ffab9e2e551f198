package dev.portolan.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicyStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyStatusTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void a_policy_that_nobody_contradicts_is_accepted_and_no_more() {
    // When
    PortPolicyStatus status = PolicyStatus.of(policy(), List.of(), null, NOW);

    // Then
    assertThat(status.observedGeneration()).isEqualTo(7L);
    assertThat(status.conditions()).extracting(Condition::getType).containsExactly("Accepted");
    assertThat(status.conditions().getFirst().getLastTransitionTime())
        .isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void the_younger_of_two_that_contradict_each_other_says_so() {
    // When
    PortPolicyStatus status =
        PolicyStatus.of(policy(), List.of("Policy older holds in namespace shop."), null, NOW);

    // Then
    Condition conflicted = status.conditions().getLast();
    assertThat(status.conditions())
        .extracting(Condition::getType)
        .containsExactly("Accepted", "Conflicted");
    assertThat(conflicted.getStatus()).isEqualTo("True");
    assertThat(conflicted.getMessage()).isEqualTo("Policy older holds in namespace shop.");
  }

  @Test
  void an_unchanged_policy_has_an_unchanged_status() {
    // Given
    PortPolicyStatus first = PolicyStatus.of(policy(), List.of("Older."), null, NOW);

    // Then
    assertThat(PolicyStatus.of(policy(), List.of("Older."), first, LATER)).isEqualTo(first);
    assertThat(PolicyStatus.of(policy(), List.of(), first, LATER)).isNotEqualTo(first);
  }

  private static PortPolicy policy() {
    PortPolicy policy = new PortPolicy();
    policy.setMetadata(new ObjectMetaBuilder().withName("younger").withGeneration(7L).build());
    return policy;
  }
}
