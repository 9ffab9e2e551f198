package dev.portolan.operator.races;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.AllocationDraft;
import dev.portolan.operator.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator that starts, and one list that the API server is slow to answer. */
@WithControlPlane
class LateListTest {
  private static final Duration QUIET = Duration.ofMillis(500);

  private final ControlPlane controlPlane;
  private final Cluster cluster;

  LateListTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    cluster = Cluster.of(controlPlane);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"portleases", "services", "networkpolicies", "portpolicies", "namespaces"})
  void nothing_is_granted_before_all_that_it_depends_on_was_read(String kind) {
    // Given
    String namespace = controlPlane.newNamespace("late");
    AllocationDraft draft = allocation("early").in(namespace).service("web").port(8080);
    cluster.apply(draft);
    Gate list = new Gate("GET", kind);
    list.shut();

    // When
    CompletableFuture<RacingOperator> starting =
        CompletableFuture.supplyAsync(
            () -> RacingOperator.started(controlPlane, List.of(list), List.of()));
    try {
      cluster.awaitThat("the list is asked for", () -> !list.arrived().isEmpty());

      // Then
      await().during(QUIET).untilAsserted(() -> assertThat(cluster.leasesOf(namespace)).isEmpty());

      // When
      list.open();

      // Then
      cluster.awaitReady(draft);
      cluster.delete(draft);
      cluster.awaitLeases(namespace);
    } finally {
      list.open();
      starting.join().close();
    }
  }
}
