package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.FindingStatus;
import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a policy says of numbers, and what becomes of those who run already. */
class HouseRulesTest extends RunningOperator {
  private static final String NOBODY =
      "ranges: [{name: web, from: 7400, to: 7499, allowed: false}]\n";

  HouseRulesTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void warn_only_tells() {
    // Given
    String namespace = controlPlane.newNamespace("warned");
    cluster.policy("warned", namespace, NOBODY + "enforcement: Warn");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(7401);

    // When
    cluster.apply(shop);

    // Then
    PortAllocationStatus status = cluster.awaitReady(shop);
    assertThat(status.findings()).extracting(FindingStatus::rule).containsExactly("PolicyViolated");
    assertThat(status.findings().getFirst().message()).contains("7401 is in range web (7400-7499)");
  }

  @Test
  void deny_new_refuses_newcomers_and_leaves_who_is_there() {
    // Given
    String namespace = controlPlane.newNamespace("denynew");
    AllocationDraft old = allocation("old").in(namespace).service("web").port(7402);
    AllocationDraft fresh = allocation("fresh").in(namespace).service("api").port(7403);
    cluster.make(old);

    // When
    cluster.policy("denynew", namespace, NOBODY);
    cluster.apply(fresh);

    // Then
    PortStatus refused = cluster.awaitState(fresh, PortState.Denied);
    assertThat(refused.reason()).isEqualTo("RangeNotAllowed");
    assertThat(refused.message()).contains("policy denynew keeps from everybody");
    assertThat(refused.alternatives()).isNotEmpty().noneMatch(n -> n >= 7400 && n <= 7499);
    PortAllocationStatus status = cluster.awaitStatus(old, s -> !s.findings().isEmpty());
    assertThat(Cluster.isTrue(status, "Ready")).isTrue();
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(7402);
    assertThat(withdrawals(namespace, "old")).isEmpty();
  }

  @Test
  void deny_withdraws_and_says_so_on_both_sides_once() {
    // Given
    String namespace = controlPlane.newNamespace("denied");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").port(7404).port("other", 8404);
    cluster.make(shop);

    // When
    PortPolicy policy = cluster.policy("denied", namespace, NOBODY + "enforcement: Deny");

    // Then
    PortStatus status = cluster.awaitState(shop, PortState.Denied);
    assertThat(status.message()).contains("policy denied keeps from everybody");
    cluster.awaitNumbers(namespace, "web", 8404);
    cluster.awaitLeases(namespace, "ns." + namespace + ".tcp.8404");
    List<Event> told = withdrawals(namespace, "shop");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getType()).isEqualTo("Warning");
    assertThat(told.getFirst().getNote())
        .startsWith("Withdrawn from " + namespace + "/shop: web cannot have 7404/TCP");
    assertThat(Objects.requireNonNull(told.getFirst().getRelated()).getName()).isEqualTo("denied");
    assertThat(withdrawals("default", "denied"))
        .extracting(event -> event.getRegarding().getUid())
        .containsExactly(policy.getMetadata().getUid());
  }

  @Test
  void a_closed_world_refuses_what_is_in_no_range() {
    // Given
    String namespace = controlPlane.newNamespace("closed");
    cluster.policy(
        "closed",
        namespace,
        "closed: true\nranges: [{name: grpc, from: 50051, to: 50059, categories: [grpc]}]");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").saying("category", "grpc").port(7405);

    // When
    cluster.apply(shop);

    // Then
    PortStatus refused = cluster.awaitState(shop, PortState.Denied);
    assertThat(refused.reason()).isEqualTo("OutOfRange");
    assertThat(refused.alternatives()).containsExactly(50051, 50052, 50053);
  }

  @Test
  void a_node_port_that_the_api_server_chose_out_of_the_policy_s_range_is_replaced() {
    // Given
    String namespace = controlPlane.newNamespace("nodeports");
    wholeCluster("node-ports", "nodePorts: {from: 30711, to: 30713}");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(7406);

    // When
    PortAllocationStatus status = cluster.make(shop);
    PortStatus port = status.ports().getFirst();

    // Then
    assertThat(port.nodePort()).isBetween(30711, 30713);
    cluster.awaitLeases(namespace, "node." + port.nodePort(), "ns." + namespace + ".tcp.7406");
    assertThat(status.findings()).isEmpty();
  }

  @Test
  void a_discreet_namespace_is_all_that_another_one_reads() {
    // Given
    String bank = controlPlane.newNamespace("bank");
    String shop = controlPlane.newNamespace("discreet-shop");
    AllocationDraft vault = nodePort("vault", bank, 7407);
    AllocationDraft till = nodePort("till", shop, 7408);
    cluster.make(vault);
    cluster.apply(till);
    assertThat(Cluster.holderOf(cluster.awaitState(till, PortState.Conflicted)).name())
        .isEqualTo("vault");

    // When
    cluster.policy("bank", bank, "disclose: Namespace");

    // Then
    PortAllocationStatus status =
        cluster.awaitStatus(
            till,
            s -> new HolderStatus(bank, null, null, null).equals(s.ports().getFirst().holder()));
    assertThat(Serialization.asYaml(status)).doesNotContain("vault");
    assertThat(status.ports().getFirst().alternatives()).isNotEmpty();
  }

  private static AllocationDraft nodePort(String name, String namespace, int port) {
    return allocation(name)
        .in(namespace)
        .service(name)
        .exposed(Exposure.NodePort)
        .port(port)
        .with("nodePort", 30717);
  }

  @Test
  void a_renamed_pool_lets_nobody_in_between() {
    // Given
    String old = controlPlane.newNamespace("pool-old");
    String fresh = controlPlane.newNamespace("pool-new");
    wholeCluster("pool", "loadBalancer: {addresses: Shared, pool: before, nodePorts: false}");
    AllocationDraft web = balanced("web", old);
    AllocationDraft api = balanced("api", fresh);
    cluster.make(web);

    // When
    wholeCluster("pool", "loadBalancer: {addresses: Shared, pool: after, nodePorts: false}");
    cluster.apply(api);

    // Then
    assertThat(Cluster.holderOf(cluster.awaitState(api, PortState.Conflicted)).name())
        .isEqualTo("web");
    cluster.awaitLeases(old, "lb.after.tcp.7409", "ns." + old + ".tcp.7409");
    cluster.awaitReady(web);
    assertThat(cluster.service(fresh, "api")).isEmpty();
  }

  private static AllocationDraft balanced(String name, String namespace) {
    return allocation(name).in(namespace).service(name).exposed(Exposure.LoadBalancer).port(7409);
  }

  private void wholeCluster(String name, String spec) {
    cluster
        .client()
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: portolan.dev/v1alpha1
                kind: PortPolicy
                metadata: {name: %s}
                spec: {%s}
                """
                    .formatted(name, spec),
                PortPolicy.class))
        .fieldManager("tester")
        .forceConflicts()
        .serverSideApply();
  }

  private List<Event> withdrawals(String namespace, String name) {
    return cluster.client().events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getReason().equals("PortWithdrawn"))
        .filter(event -> event.getRegarding().getName().equals(name))
        .toList();
  }
}
