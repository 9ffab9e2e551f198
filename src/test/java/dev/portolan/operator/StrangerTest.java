package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects of others stand where ours should: they are never touched, and their end wakes us. */
class StrangerTest extends RunningOperator {

  StrangerTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_strangers_service_of_that_name_stays_as_it_is() {
    // Given
    String namespace = controlPlane.newNamespace("name");
    Service theirs = cluster.client().resource(service(namespace, "web", null)).create();
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);

    // When
    cluster.apply(shop);

    // Then
    PortStatus refused = cluster.awaitState(shop, PortState.Conflicted);
    assertThat(refused.reason()).isEqualTo("ServiceNameTaken");
    assertThat(Serialization.asJson(cluster.service(namespace, "web").orElseThrow()))
        .isEqualTo(Serialization.asJson(theirs));
  }

  @Test
  void the_end_of_a_strangers_service_gives_us_the_name() {
    // Given
    String namespace = controlPlane.newNamespace("freed");
    Service theirs = cluster.client().resource(service(namespace, "web", null)).create();
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.apply(shop);
    cluster.awaitState(shop, PortState.Conflicted);

    // When
    cluster.client().resource(theirs).delete();

    // Then
    cluster.awaitReady(shop);
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
  }

  @Test
  void a_strangers_network_policy_keeps_the_service_from_being_exposed() {
    // Given
    String namespace = controlPlane.newNamespace("fence");
    NetworkPolicy theirs = cluster.client().resource(fence(namespace, "portolan-web")).create();
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);

    // When
    cluster.apply(shop);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(shop, s -> Cluster.isTrue(s, "Accepted"));
    assertThat(Cluster.condition(status, "Programmed").orElseThrow().getReason())
        .isEqualTo("NetworkPolicyNameTaken");
    assertThat(cluster.service(namespace, "web")).isEmpty();
    assertThat(Serialization.asJson(cluster.fence(namespace, "web").orElseThrow()))
        .isEqualTo(Serialization.asJson(theirs));
    cluster.client().resource(theirs).delete();
    cluster.awaitReady(shop);
  }

  @Test
  void a_strangers_node_port_is_known_and_named() {
    // Given
    String namespace = controlPlane.newNamespace("node");
    cluster.client().resource(service(namespace, "theirs", 30421)).create();
    AllocationDraft shop = exposing(namespace, 30421);
    awaitSeen(namespace, "theirs");

    // When
    cluster.apply(shop);

    // Then
    PortStatus refused = cluster.awaitState(shop, PortState.Conflicted);
    assertThat(refused.reason()).isEqualTo("NodePortTakenByForeignService");
    assertThat(refused.message()).contains("30421", namespace + "/theirs");
    assertThat(cluster.lease("node.30421")).isEmpty();
  }

  /** An allocation of the same name settles only when the operator has seen the Service. */
  private void awaitSeen(String namespace, String service) {
    AllocationDraft probe = allocation("probe").in(namespace).service(service).port(1);
    cluster.apply(probe);
    cluster.awaitState(probe, PortState.Conflicted);
    cluster.delete(probe);
  }

  @Test
  void the_end_of_a_strangers_node_port_gives_it_to_the_waiter() {
    // Given
    String namespace = controlPlane.newNamespace("node-freed");
    Service theirs = cluster.client().resource(service(namespace, "theirs", 30422)).create();
    AllocationDraft shop = exposing(namespace, 30422);
    cluster.apply(shop);
    cluster.awaitState(shop, PortState.Conflicted);

    // When
    cluster.client().resource(theirs).delete();

    // Then
    cluster.awaitReady(shop);
    assertThat(cluster.lease("node.30422")).isPresent();
  }

  private static AllocationDraft exposing(String namespace, int nodePort) {
    return allocation("shop")
        .in(namespace)
        .service("web")
        .exposed(Exposure.NodePort)
        .port(8080)
        .with("nodePort", nodePort);
  }

  static Service service(String namespace, String name, @Nullable Integer nodePort) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withType(nodePort == null ? "ClusterIP" : "NodePort")
        .withSelector(Map.of("app", "theirs"))
        .addNewPort()
        .withName("theirs")
        .withPort(7000)
        .withNodePort(nodePort)
        .endPort()
        .endSpec()
        .build();
  }

  private static NetworkPolicy fence(String namespace, String name) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels("app", "theirs")
        .endPodSelector()
        .addToPolicyTypes("Ingress")
        .endSpec()
        .build();
  }
}
