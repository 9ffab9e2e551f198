package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.FindingStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Peers, flows and other people's policies: everything concerned looks again, by event. */
class NetworkTest extends RunningOperator {

  NetworkTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_policy_of_somebody_else_that_opens_a_port_is_named_until_it_goes() {
    // Given
    String namespace = controlPlane.newNamespace("widened");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    assertThat(isolated(cluster.make(shop)).getStatus()).isEqualTo("True");

    // When
    HasMetadata wide = apply(namespace, "wide", "podSelector: {}, ingress: [{}]");

    // Then
    Condition widened = isolated(awaitIsolated(shop, "False"));
    assertThat(widened.getReason()).isEqualTo("WidenedByOtherPolicy");
    assertThat(widened.getMessage()).contains(namespace + "/wide lets everyone reach web/http");
    cluster.client().resource(wide).delete();
    awaitIsolated(shop, "True");
  }

  @Test
  void a_policy_for_other_pods_and_one_for_declared_peers_leave_it_isolated() {
    // Given
    String namespace = controlPlane.newNamespace("apart");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.make(shop);

    // When
    apply(namespace, "others", "podSelector: {matchLabels: {app: other}}, ingress: [{}]");
    apply(namespace, "same", "podSelector: {}, ingress: [{from: [{podSelector: {}}]}]");
    apply(namespace, "maybe", "podSelector: {matchLabels: {tier: front}}, ingress: [{}]");

    // Then
    Condition unknown = isolated(awaitIsolated(shop, "Unknown"));
    assertThat(unknown.getReason()).isEqualTo("MayBeWidened");
    assertThat(unknown.getMessage()).contains("/maybe").doesNotContain("/others", "/same");
  }

  @Test
  void a_peer_in_another_namespace_is_followed_when_its_selector_changes() {
    // Given
    String here = controlPlane.newNamespace("provider");
    String there = controlPlane.newNamespace("consumer");
    AllocationDraft shop =
        allocation("shop")
            .in(here)
            .service("web")
            .saying(
                "allowFrom", List.of(Map.of("service", Map.of("namespace", there, "name", "till"))))
            .port(8080);
    PortAllocationStatus alone = cluster.make(shop);
    assertThat(alone.findings()).extracting(FindingStatus::rule).containsOnly("UnresolvedPeer");
    assertThat(fence(here, "web").getSpec().getIngress()).isEmpty();

    // When
    cluster.apply(allocation("till").in(there).service("till"));

    // Then
    cluster.awaitThat("till let in", () -> opened(here, "web").contains("app: \"till\""));
    cluster.awaitStatus(shop, status -> status.findings().isEmpty());
    cluster.apply(
        allocation("till").in(there).service("till").saying("selector", Map.of("app", "new")));
    cluster.awaitThat("followed", () -> opened(here, "web").contains("app: \"new\""));
    cluster.delete(allocation("till").in(there));
    cluster.awaitThat("shut", () -> fence(here, "web").getSpec().getIngress().isEmpty());
  }

  @Test
  void a_flow_that_is_not_let_in_is_told_to_both_sides_until_the_provider_agrees() {
    // Given
    String here = controlPlane.newNamespace("provider");
    String there = controlPlane.newNamespace("consumer");
    AllocationDraft bank = allocation("bank").in(here).service("vault").port(8080);
    AllocationDraft shop =
        allocation("shop")
            .in(there)
            .service("till")
            .saying(
                "connectsTo",
                List.of(Map.of("service", Map.of("namespace", here, "name", "vault"))));
    cluster.make(bank);

    // When
    cluster.apply(shop);

    // Then
    assertThat(cluster.awaitStatus(shop, s -> !s.findings().isEmpty()).findings())
        .singleElement()
        .matches(finding -> finding.rule().equals("FlowRefused"))
        .matches(finding -> finding.message().contains("port http of " + here + "/vault"));
    assertThat(cluster.awaitStatus(bank, s -> !s.findings().isEmpty()).findings())
        .singleElement()
        .matches(finding -> finding.message().startsWith(there + "/till declares a flow"));
    cluster.apply(
        allocation("bank")
            .in(here)
            .service("vault")
            .saying(
                "allowFrom", List.of(Map.of("service", Map.of("namespace", there, "name", "till"))))
            .port(8080));
    cluster.awaitStatus(shop, status -> status.findings().isEmpty());
    cluster.awaitStatus(bank, status -> status.findings().isEmpty());
  }

  @Test
  void egress_is_shut_but_for_flows_and_dns_as_soon_as_a_policy_enforces_it() {
    // Given
    String namespace = controlPlane.newNamespace("egress");
    AllocationDraft shop =
        allocation("shop")
            .in(namespace)
            .service("till")
            .saying("connectsTo", List.of(Map.of("cidr", "10.20.0.0/16", "port", 5432)))
            .port(8080);
    cluster.make(shop);
    assertThat(fence(namespace, "till").getSpec().getPolicyTypes()).containsExactly("Ingress");

    // When
    cluster.policy("egress", namespace, "network: {egress: {enforce: true}}");

    // Then
    cluster.awaitThat(
        "egress", () -> fence(namespace, "till").getSpec().getPolicyTypes().contains("Egress"));
    assertThat(Serialization.asYaml(fence(namespace, "till").getSpec().getEgress()))
        .contains("10.20.0.0/16", "5432", "kube-dns", "\"UDP\"", "\"TCP\"");
  }

  @Test
  void a_service_of_somebody_else_shows_what_the_isolation_cuts_off() {
    // Given
    String namespace = controlPlane.newNamespace("cut");
    AllocationDraft shop =
        allocation("shop").in(namespace).programmingNothing().service("web").port(8080);
    cluster.make(shop);

    // When
    cluster
        .client()
        .resource(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: legacy, namespace: %s}
            spec: {selector: {app: web}, ports: [{name: a, port: 8080}, {name: b, port: 80, targetPort: 9999}]}
            """
                .formatted(namespace))
        .create();

    // Then
    assertThat(cluster.awaitStatus(shop, s -> !s.findings().isEmpty()).findings())
        .extracting(FindingStatus::message)
        .singleElement()
        .asString()
        .contains(namespace + "/legacy", "on 9999/TCP:", "will be closed by portolan-web");
  }

  private HasMetadata apply(String namespace, String name, String spec) {
    return cluster
        .client()
        .resource(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: %s, namespace: %s}
            spec: {%s}
            """
                .formatted(name, namespace, spec))
        .create();
  }

  private NetworkPolicy fence(String namespace, String service) {
    return cluster.fence(namespace, service).orElseThrow();
  }

  private String opened(String namespace, String service) {
    return Serialization.asYaml(fence(namespace, service).getSpec().getIngress());
  }

  private PortAllocationStatus awaitIsolated(AllocationDraft draft, String status) {
    return cluster.awaitStatus(
        draft,
        said ->
            Cluster.condition(said, "Isolated")
                .filter(condition -> condition.getStatus().equals(status))
                .isPresent());
  }

  private static Condition isolated(PortAllocationStatus status) {
    return Cluster.condition(status, "Isolated").orElseThrow();
  }
}
