package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.ControlPlane;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two want one port: who gets it, what the other is told, and when he gets it after all. */
class ConflictTest extends RunningOperator {

  ConflictTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void the_loser_is_told_who_has_it_since_when_and_what_is_free() {
    // Given
    String namespace = controlPlane.newNamespace("told");
    AllocationDraft first = allocation("first").in(namespace).service("web").port(8080);
    AllocationDraft second = allocation("second").in(namespace).service("api").port(8080);
    cluster.make(first);

    // When
    cluster.apply(second);

    // Then
    PortStatus refused = cluster.awaitState(second, PortState.Conflicted);
    String since =
        cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow().getSpec().acquireTime();
    assertThat(refused.reason()).isEqualTo("HeldByOther");
    assertThat(Cluster.holderOf(refused).namespace()).isEqualTo(namespace);
    assertThat(Cluster.holderOf(refused).name()).isEqualTo("first");
    assertThat(Cluster.holderOf(refused).service()).isEqualTo("web");
    assertThat(Instant.parse(Cluster.holderOf(refused).since())).isEqualTo(Instant.parse(since));
    assertThat(refused.message()).contains("8080/TCP", "first", "web");
    assertThat(refused.alternatives()).hasSize(3).doesNotContain(8080);
    PortAllocationStatus status = cluster.statusOf(second).orElseThrow();
    assertThat(Cluster.isTrue(status, "Conflicted")).isTrue();
    assertThat(status.conflicts()).isOne();
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void an_alternative_is_good_advice() {
    // Given
    String namespace = controlPlane.newNamespace("advice");
    AllocationDraft second = allocation("second").in(namespace).service("api").port(8080);
    cluster.make(allocation("first").in(namespace).service("web").port(8080).port("m", 8081));
    cluster.apply(second);
    int advice = cluster.awaitState(second, PortState.Conflicted).alternatives().getFirst();

    // When
    PortAllocationStatus status =
        cluster.make(allocation("second").in(namespace).service("api").port(advice));

    // Then
    assertThat(status.summary()).isEqualTo("1/1");
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(advice);
  }

  @Test
  void a_waiter_gets_the_port_when_its_holder_goes() {
    // Given
    String namespace = controlPlane.newNamespace("waiter");
    AllocationDraft first = allocation("first").in(namespace).service("web").port(8080);
    AllocationDraft second = allocation("second").in(namespace).service("api").port(8080);
    cluster.make(first);
    cluster.apply(second);
    cluster.awaitState(second, PortState.Conflicted);

    // When
    cluster.delete(first);

    // Then
    cluster.awaitReady(second);
    assertThat(cluster.get(second).getMetadata().getGeneration()).isOne();
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(8080);
    assertThat(cluster.service(namespace, "web")).isEmpty();
  }

  @Test
  void of_two_waiters_the_older_gets_the_port() {
    // Given
    String namespace = controlPlane.newNamespace("queue");
    AllocationDraft holder = allocation("holder").in(namespace).service("web").port(8080);
    AllocationDraft older = allocation("z-older").in(namespace).service("api").port(8080);
    AllocationDraft younger = allocation("a-younger").in(namespace).service("app").port(8080);
    cluster.make(holder);
    String born = cluster.apply(older).getMetadata().getCreationTimestamp();
    cluster.awaitThat("a later second", () -> !bornIn(namespace).equals(born));
    cluster.apply(younger);
    cluster.awaitState(younger, PortState.Conflicted);

    // When
    cluster.delete(holder);

    // Then
    cluster.awaitReady(older);
    PortStatus refused =
        cluster.awaitStatus(younger, status -> heldBy("z-older", status)).ports().getFirst();
    assertThat(refused.state()).isEqualTo(PortState.Conflicted);
  }

  private static boolean heldBy(String holder, PortAllocationStatus status) {
    return holder.equals(Cluster.holderOf(status.ports().getFirst()).name());
  }

  /** The API server's clock counts whole seconds. */
  private String bornIn(String namespace) {
    AllocationDraft probe = allocation("probe").in(namespace).service("probe").port(1);
    PortAllocation born = cluster.client().resource(probe.build()).dryRun().create();
    return born.getMetadata().getCreationTimestamp();
  }

  @Test
  void an_entry_taken_out_of_an_allocation_frees_its_port() {
    // Given
    String namespace = controlPlane.newNamespace("entry");
    AllocationDraft second = allocation("second").in(namespace).service("api").port(9090);
    cluster.make(allocation("first").in(namespace).service("web").port(8080).port("m", 9090));
    cluster.apply(second);
    cluster.awaitState(second, PortState.Conflicted);

    // When
    cluster.apply(allocation("first").in(namespace).service("web").port(8080));

    // Then
    cluster.awaitReady(second);
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(9090);
  }

  @Test
  void working_ports_stay_when_a_sibling_is_refused() {
    // Given
    String namespace = controlPlane.newNamespace("partial");
    AllocationDraft second =
        allocation("second").in(namespace).service("api").port(8080).port("m", 9090);
    cluster.make(allocation("first").in(namespace).service("web").port(9090));

    // When
    cluster.apply(second);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(second, s -> "1/2".equals(s.summary()));
    assertThat(Cluster.condition(status, "Accepted").orElseThrow().getReason())
        .isEqualTo("PartiallyAccepted");
    assertThat(Cluster.isTrue(status, "Programmed")).isTrue();
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(8080);
  }

  @Test
  void one_whose_writes_always_fail_stops_nobody_else() {
    // Given
    String namespace = controlPlane.newNamespace("quota");
    String other = controlPlane.newNamespace("beside");
    ServiceQuota quota = ServiceQuota.ofNone(cluster, namespace);
    AllocationDraft stuck = allocation("stuck").in(namespace).service("web").port(8080);

    // When
    cluster.apply(stuck);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(stuck, s -> Cluster.isTrue(s, "Reconciling"));
    assertThat(Cluster.condition(status, "Programmed").orElseThrow().getReason())
        .isEqualTo("ApiRejected");
    cluster.make(allocation("other").in(other).service("web").port(8080));
    quota.lift();
    cluster.awaitReady(stuck);
  }
}
