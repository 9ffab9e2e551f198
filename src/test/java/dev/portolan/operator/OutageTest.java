package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of the control plane go and come back: the operator goes on where it was. */
class OutageTest extends RunningOperator {
  private static final Duration RECOVERY = Duration.ofSeconds(75);

  OutageTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @ParameterizedTest
  @EnumSource(names = {"API_SERVER", "ETCD"})
  void it_goes_on_after_a_restart_of(Component component) {
    // Given
    String namespace = controlPlane.newNamespace("outage");
    AllocationDraft before = allocation("before").in(namespace).service("web").port(8080);
    AllocationDraft after = allocation("after").in(namespace).service("api").port(9090);
    cluster.make(before);

    // When
    controlPlane.restart(component);

    // Then
    await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> cluster.apply(after));
    await()
        .atMost(RECOVERY)
        .until(() -> cluster.statusOf(after).filter(s -> Cluster.isTrue(s, "Ready")).isPresent());
    cluster.client().resource(cluster.service(namespace, "web").orElseThrow()).delete();
    await()
        .atMost(RECOVERY)
        .until(() -> cluster.numbersOf(namespace, "web").equals(java.util.List.of(8080)));
    assertThat(cluster.leasesOf(namespace)).hasSize(2);
  }

  @Test
  void a_register_that_was_deleted_is_written_again_for_who_runs() {
    // Given
    String namespace = controlPlane.newNamespace("register");
    AllocationDraft shop = allocation("z-shop").in(namespace).service("web").port(8080);
    AllocationDraft newcomer = allocation("a-newcomer").in(namespace).service("api").port(8080);
    cluster.make(shop);

    // When
    cluster
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("portleases.portolan.dev")
        .delete();
    cluster.apply(newcomer);
    await().atMost(RECOVERY).ignoreExceptions().untilAsserted(controlPlane::installCrds);

    // Then
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .until(
            () ->
                cluster
                    .lease("ns." + namespace + ".tcp.8080")
                    .map(PortLease::getSpec)
                    .filter(spec -> spec.holder().name().equals("z-shop"))
                    .isPresent());
    await()
        .atMost(RECOVERY)
        .until(
            () ->
                cluster
                    .statusOf(newcomer)
                    .filter(s -> s.ports().getFirst().state() == PortState.Conflicted)
                    .isPresent());
    assertThat(cluster.service(namespace, "api")).isEmpty();
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
  }
}
