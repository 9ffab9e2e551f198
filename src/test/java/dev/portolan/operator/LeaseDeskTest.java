package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;

import dev.portolan.api.PortLease;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.Owner;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;
import org.mockito.Mockito;

/** Which of the API server's refusals mean that somebody was first. */
class LeaseDeskTest {
  private static final LeaseChange.Entry ENTRY =
      new LeaseChange.Entry(
          new Key.OnNode(30080),
          new Owner("apps", "shop", "uid-1", Instant.EPOCH),
          new TreeSet<>(Set.of("web/http")),
          Lease.State.Active,
          Optional.empty(),
          Optional.empty());

  private final KubernetesClient client =
      Mockito.mock(KubernetesClient.class, Answers.RETURNS_DEEP_STUBS);
  private final LeaseDesk desk =
      new LeaseDesk(
          new RemoteApiServer(client),
          Clock.systemUTC(),
          new AgreedClock(Clock.systemUTC(), Clock.systemUTC()));

  @Test
  void a_conflict_means_that_somebody_was_first() {
    // Given
    answer(409);

    // Then
    assertThat(desk.create(ENTRY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 422, 500, 503})
  void any_other_refusal_is_an_error_and_no_loss(int code) {
    // Given
    answer(code);

    // Then
    assertThatThrownBy(() -> desk.create(ENTRY))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("refused " + code);
  }

  private void answer(int code) {
    Mockito.when(client.resource(any(PortLease.class)).create())
        .thenThrow(new KubernetesClientException("refused " + code, code, null));
  }
}
