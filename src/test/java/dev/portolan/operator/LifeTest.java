package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a claim goes through: it is renamed, restored, moved to another environment, reserved. */
class LifeTest extends RunningOperator {

  LifeTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void after_a_restore_a_younger_holder_keeps_its_port_before_an_older_waiter() {
    // Given
    String namespace = controlPlane.newNamespace("restored");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(shop);
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    operator.stop();
    PortLease backup = cluster.lease(key(namespace)).orElseThrow();
    lose(namespace, shop, waiter);
    cluster.apply(waiter);
    PortAllocation restored = cluster.apply(shop);
    backup.getMetadata().setUid(null);
    backup.getMetadata().setResourceVersion(null);
    cluster.client().resource(backup).create();

    // When
    operator.start();

    // Then
    cluster.awaitReady(shop);
    assertThat(cluster.lease(key(namespace)).orElseThrow().getSpec().holder().uid())
        .isEqualTo(restored.getMetadata().getUid());
    cluster.awaitState(waiter, PortState.Conflicted);
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  /** Everything of theirs is gone, the register too. */
  private void lose(String namespace, AllocationDraft... drafts) {
    for (AllocationDraft draft : drafts) {
      cluster.delete(draft);
    }
    cluster.awaitThat("no Service", () -> cluster.service(namespace, "web").isEmpty());
    cluster.client().resource(cluster.lease(key(namespace)).orElseThrow()).delete();
  }

  @Test
  void a_renamed_service_takes_its_node_port_along() {
    // Given
    String namespace = controlPlane.newNamespace("renamed");
    cluster.make(exposing("web", namespace));
    PortLease before = cluster.lease("node.30451").orElseThrow();

    // When
    cluster.make(exposing("site", namespace));

    // Then
    PortLease after = cluster.lease("node.30451").orElseThrow();
    assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
    assertThat(after.getSpec().claims()).containsExactly("site/http");
    assertThat(cluster.service(namespace, "web")).isEmpty();
    assertThat(cluster.numbersOf(namespace, "site")).containsExactly(8080);
  }

  private static AllocationDraft exposing(String service, String namespace) {
    return allocation("shop")
        .in(namespace)
        .service(service)
        .exposed(Exposure.NodePort)
        .port(8080)
        .with("nodePort", 30451);
  }

  @Test
  void an_incumbent_whose_environment_is_unknown_now_stays_with_that_finding() {
    // Given
    String namespace = controlPlane.newNamespace("unknown");
    cluster.environment(namespace, "staging");
    AllocationDraft tool =
        allocation("tool")
            .in(namespace)
            .service("adminer")
            .saying("environments", List.of(Map.of("name", "production", "absent", true)))
            .port(8080);
    cluster.make(tool);

    // When
    cluster
        .client()
        .namespaces()
        .withName(namespace)
        .edit(
            found -> {
              found.getMetadata().getLabels().remove("portolan.dev/environment");
              return found;
            });

    // Then
    PortAllocationStatus status =
        cluster.awaitStatus(
            tool, s -> s.findings().stream().anyMatch(f -> f.rule().equals("EnvironmentUnknown")));
    assertThat(status.ports().getFirst().state()).isEqualTo(PortState.Granted);
    assertThat(cluster.numbersOf(namespace, "adminer")).containsExactly(8080);
    cluster.environment(namespace, "production");
    cluster.awaitState(tool, PortState.Absent);
    cluster.awaitThat("no Service", () -> cluster.service(namespace, "adminer").isEmpty());
  }

  @Test
  void a_node_port_can_be_reserved_and_is_told_from_one_that_is_taken() {
    // Given
    String namespace = controlPlane.newNamespace("node");
    cluster.policy(namespace, namespace, "exposure: {allowed: [Internal, NodePort]}");
    AllocationDraft keeper =
        allocation("keeper")
            .in(namespace)
            .reserving("later", 30452, "site")
            .within("Node")
            .reserving("late", 30453, "site")
            .within("Node");
    cluster.make(
        allocation("first")
            .in(namespace)
            .service("api")
            .exposed(Exposure.NodePort)
            .port(9090)
            .with("nodePort", 30453));

    // When
    cluster.apply(keeper);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(keeper, s -> !s.reservations().isEmpty());
    assertThat(status.reservations().stream().map(r -> r.state()))
        .containsExactly("Reserved", "Conflicted");
    AllocationDraft other =
        allocation("other")
            .in(namespace)
            .service("web")
            .exposed(Exposure.NodePort)
            .port(8080)
            .with("nodePort", 30452);
    cluster.apply(other);
    assertThat(cluster.awaitState(other, PortState.Conflicted).reason())
        .isEqualTo("ReservedForOther");
  }

  @Test
  void what_was_only_registered_is_programmed_under_the_same_lease() {
    // Given
    String namespace = controlPlane.newNamespace("registered");
    cluster.make(allocation("shop").in(namespace).service("web").port(8080).programmingNothing());
    PortLease before = cluster.lease(key(namespace)).orElseThrow();

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));

    // Then
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
    assertThat(cluster.lease(key(namespace)).orElseThrow().getMetadata().getUid())
        .isEqualTo(before.getMetadata().getUid());
  }

  @Test
  void advice_is_not_refreshed_and_costs_no_write() {
    // Given
    String namespace = controlPlane.newNamespace("advice");
    AllocationDraft loser = allocation("loser").in(namespace).service("api").port(8080);
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    cluster.apply(loser);
    List<Integer> offered = cluster.awaitState(loser, PortState.Conflicted).alternatives();
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    cluster.make(allocation("third").in(namespace).service("site").port(offered.getFirst()));

    // Then
    cluster.make(allocation("probe").in(namespace).service("probe").port(1));
    assertThat(cluster.portOf(loser).alternatives()).isEqualTo(offered);
    assertThat(audit.told()).noneMatch(write -> write.contains(" loser "));
  }

  private static String key(String namespace) {
    return "ns." + namespace + ".tcp.8080";
  }
}
