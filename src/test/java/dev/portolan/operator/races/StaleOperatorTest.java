package dev.portolan.operator.races;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.AllocationDraft;
import dev.portolan.operator.Cluster;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two operators without leader election of which one has not seen, or has not done yet, what the
 * other one builds upon; each schedule is forced, none is waited for.
 */
@WithControlPlane
class StaleOperatorTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final String[] EVERYTHING = {
    "portallocations", "portleases", "services", "networkpolicies"
  };

  private final Cluster cluster;
  private final String namespace;
  private final ServiceWatch watch;
  private final HeldWatches watches = new HeldWatches();
  private final Gate rewritten = new Gate("PUT", "services");
  private final RacingOperator informed;
  private final RacingOperator stale;

  StaleOperatorTest(ControlPlane controlPlane) {
    cluster = Cluster.of(controlPlane);
    namespace = controlPlane.newNamespace("stale");
    watch = ServiceWatch.of(cluster.client(), new Judge(Set.of(namespace), "pool"));
    informed = RacingOperator.started(controlPlane, List.of(rewritten), List.of());
    stale = RacingOperator.started(controlPlane, List.of(rewritten), List.of(watches));
  }

  @AfterEach
  void stop() {
    rewritten.open();
    watches.release(EVERYTHING);
    informed.close();
    stale.close();
    watch.close();
  }

  @Test
  void who_learns_from_the_refusal_only_that_a_number_is_taken_serves_nobody() {
    // Given
    AllocationDraft newcomer = allocation("newcomer").in(namespace).service("new").port(8080);
    cluster.make(elder(Exposure.External));
    watches.hold(EVERYTHING);
    cluster.make(newcomer);
    AllocationDraft elder = elder(Exposure.Internal);
    cluster.apply(elder);
    cluster.awaitState(elder, PortState.Conflicted);

    // When
    watches.release("portallocations");
    awaitOrViolation(() -> stale.tally().soFar().containsKey("POST portleases 409"));
    awaitQuiet();

    // Then
    assertNobodyIsServedTwice();
    assertThat(cluster.service(namespace, "old")).isEmpty();
    assertThat(holder()).isEqualTo("newcomer");

    // When
    watches.release(EVERYTHING);
    cluster.delete(newcomer);

    // Then
    cluster.awaitReady(elder);
    assertNobodyIsServedTwice();
  }

  private AllocationDraft elder(Exposure exposure) {
    return allocation("elder").in(namespace).service("old").exposed(exposure).port(8080);
  }

  @Test
  void a_number_is_nobody_elses_while_the_service_of_a_vanished_holder_lingers() {
    // Given
    AllocationDraft holder = allocation("holder").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("app").port(8080);
    cluster.make(holder);
    finalizers("tests.portolan.dev/lingers");
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    int asked = asked();

    // When
    cluster.delete(holder);
    cluster.awaitThat("a Service that goes", () -> web().isMarkedForDeletion());
    awaitOrViolation(() -> asked() > asked);
    awaitQuiet();

    // Then
    assertNobodyIsServedTwice();
    assertThat(holder()).isEqualTo("holder");

    // When
    finalizers();

    // Then
    cluster.awaitReady(waiter);
    assertNobodyIsServedTwice();
  }

  private int asked() {
    return informed.tally().soFar().getOrDefault("GET services 200", 0);
  }

  private Service web() {
    return cluster.service(namespace, "web").orElseThrow();
  }

  private void finalizers(String... finalizers) {
    cluster
        .client()
        .resource(web())
        .edit(
            service -> {
              service.getMetadata().setFinalizers(List.of(finalizers));
              return service;
            });
  }

  @Test
  void a_number_is_nobody_elses_while_the_service_that_gives_it_up_is_being_written() {
    // Given
    AllocationDraft both =
        allocation("holder").in(namespace).service("web").port("api", 8081).port("http", 8080);
    AllocationDraft one = allocation("holder").in(namespace).service("web").port("api", 8081);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("app").port(8080);
    cluster.make(both);
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    rewritten.shut();

    // When
    cluster.apply(one);
    awaitOrViolation(() -> rewritten.arrived().contains("web"));
    awaitQuiet();

    // Then
    assertNobodyIsServedTwice();
    assertThat(holder()).isEqualTo("holder");

    // When
    rewritten.open();

    // Then
    cluster.awaitReady(waiter);
    assertNobodyIsServedTwice();
  }

  private String holder() {
    return cluster
        .lease("ns." + namespace + ".tcp.8080")
        .map(lease -> lease.getSpec().holder().name())
        .orElse("nobody");
  }

  private void awaitOrViolation(java.util.concurrent.Callable<Boolean> holds) {
    await().atMost(BOUND).until(() -> !watch.judge().violations().isEmpty() || holds.call());
  }

  private void awaitQuiet() {
    await("no more writes")
        .atMost(BOUND)
        .until(new Unchanged(() -> informed.tally().writes() + stale.tally().writes(), QUIET));
  }

  private void assertNobodyIsServedTwice() {
    assertThat(watch.whole(Set.of(namespace), BOUND).violations()).isEmpty();
  }
}
