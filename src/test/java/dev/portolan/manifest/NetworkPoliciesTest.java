package dev.portolan.manifest;

import static dev.portolan.manifest.Opened.http;
import static dev.portolan.manifest.Opened.ingress;
import static dev.portolan.manifest.Opened.only;
import static dev.portolan.manifest.Opened.policies;
import static dev.portolan.manifest.Opened.spec;
import static dev.portolan.manifest.Opened.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkPoliciesTest {

  private static final String TILL =
      """
      - name: till
        selector: {app: till}
        allowFrom: [{service: {name: cellar}}]
        ports:
        - {name: http, port: 80, targetPort: web}
        - {name: admin, port: 81, targetPort: 8081, allowFrom: [{namespace: office}]}
        - {name: dns, port: 53, protocol: UDP}
      """;

  private static final String TILL_OPENED =
      """
      ---
      ingress:
      - from:
        - podSelector:
            matchLabels:
              app: "cellar"
        ports:
        - port: "web"
          protocol: "TCP"
        - port: 53
          protocol: "UDP"
      - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: "office"
        ports:
        - port: 8081
          protocol: "TCP"
      podSelector:
        matchLabels:
          app: "till"
      policyTypes:
      - "Ingress"
      """;

  @Test
  void a_policy_isolates_the_pods_and_opens_each_granted_target_port_to_its_peers() {
    // Given
    Scene scene = Shop.with(TILL);

    // When
    NetworkPolicy policy = only(policies(scene));

    // Then
    assertThat(policy.getMetadata().getName()).isEqualTo("portolan-till");
    assertThat(policy.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(policy.getMetadata().getLabels()).containsEntry(Labels.MANAGED_BY, "portolan");
    assertThat(spec(policy)).isEqualTo(TILL_OPENED);
  }

  @Test
  void what_is_refused_stays_shut() {
    // Given
    Scene scene = Shop.with(till("Internal", ""));

    // When
    NetworkPolicy policy = only(policies(scene, List.of(Shop.refused(http(scene)))));

    // Then
    assertThat(policy.getSpec().getIngress()).isEmpty();
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress");
    assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEqualTo(Map.of("app", "till"));
  }

  @Test
  void a_kept_port_stays_open_as_it_is_served() {
    // Given
    Scene scene = Shop.with(till("LoadBalancer", ""));
    Scene before = Shop.with(till("Internal", "").replace("8080", "7070"));

    // When
    NetworkPolicy policy = only(policies(scene, List.of(Shop.kept(http(scene), http(before)))));

    // Then
    assertThat(ingress(policy))
        .isEqualTo("[{from=[{podSelector={}}], ports=[{port=7070, protocol=TCP}]}]");
  }

  @Test
  void two_ports_in_front_of_one_target_port_open_it_once() {
    // Given
    Scene scene =
        Shop.with(
            "- {name: till, selector: {app: till}, ports: [{name: a, port: 1, targetPort: 8080}, {name: b, port: 2, targetPort: 8080}]}");

    // Then
    assertThat(ingress(only(policies(scene))))
        .isEqualTo("[{from=[{podSelector={}}], ports=[{port=8080, protocol=TCP}]}]");
  }

  @Test
  void what_has_no_pods_here_gets_no_policy() {
    // Given
    Scene scene =
        Shop.with(
            """
            - {name: sshd, exposure: Host, ports: [{name: ssh, port: 22}]}
            - {name: db, exposure: External, selector: {app: db}, ports: [{name: sql, port: 5432}]}
            """);

    // Then
    assertThat(policies(scene)).isEmpty();
  }

  @Test
  void nothing_is_made_where_the_program_leaves_network_policies_out() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(till("Internal", "")).replace("spec:", "spec:\n  program: [Service]"));

    // Then
    assertThat(policies(scene)).isEmpty();
  }

  @Test
  void a_stored_policy_is_known_again_and_every_change_of_its_spec_is_seen() {
    // Given
    Scene scene = Shop.with(till("Internal", "{cidr: 10.0.0.0/8}, {podSelector: {}}"));
    NetworkPolicy desired = only(policies(scene));
    NetworkPolicy actual = stored(desired);
    NetworkPolicy widened =
        new NetworkPolicyBuilder(actual)
            .editSpec()
            .editFirstIngress()
            .withFrom()
            .endIngress()
            .endSpec()
            .build();
    NetworkPolicy moved =
        new NetworkPolicyBuilder(actual)
            .editSpec()
            .withPodSelector(new LabelSelectorBuilder().build())
            .endSpec()
            .build();

    // Then
    assertThat(NetworkPolicies.matches(desired, actual)).isTrue();
    assertThat(NetworkPolicies.matches(desired, widened)).isFalse();
    assertThat(NetworkPolicies.matches(desired, moved)).isFalse();
    assertThat(NetworkPolicies.onto(widened, desired)).isEqualTo(actual);
  }

  @Test
  void a_policy_that_opens_nothing_is_known_again_too() {
    // Given
    Scene scene = Shop.with(till("Internal", ""));
    NetworkPolicy desired = only(policies(scene, List.of(Shop.refused(http(scene)))));

    // Then
    assertThat(NetworkPolicies.matches(desired, stored(desired))).isTrue();
  }

  private static NetworkPolicy stored(NetworkPolicy desired) {
    NetworkPolicy filled =
        new NetworkPolicyBuilder(desired)
            .editMetadata()
            .withUid("policy-uid")
            .withResourceVersion("18")
            .addToLabels("team", "sales")
            .endMetadata()
            .build();
    return Serialization.unmarshal(Serialization.asJson(filled), NetworkPolicy.class);
  }
}
