package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pods may connect to where a policy enforces egress. */
class EgressTest {

  private static final String DNS =
      "{ports=[{port=53, protocol=UDP}, {port=53, protocol=TCP}], to=[{namespaceSelector={matchLabels={kubernetes.io/metadata.name=kube-system}}, podSelector={matchLabels={k8s-app=kube-dns}}}]}";

  private static final String OTHERS =
      """
      ---
      kind: PortAllocation
      metadata: {name: bank, namespace: bank}
      spec:
        services:
        - name: vault
          selector: {app: vault}
          allowFrom: [{anyone: true}]
          ports: [{name: http, port: 80, targetPort: web}, {name: rpc, port: 81, protocol: UDP}]
        - {name: rds, exposure: External, address: db.example.com, ports: [{name: sql, port: 5432}]}
        - {name: mail, exposure: External, address: 192.0.2.9, ports: [{name: smtp, port: 25}]}
        - {name: agent, exposure: Host, ports: [{name: http, port: 9}]}
      ---
      kind: PortPolicy
      metadata: {name: egress}
      spec: {network: {egress: %s}}
      """;

  @Test
  void nothing_is_said_of_egress_unless_a_policy_enforces_it() {
    assertThat(policy("{cidr: 10.0.0.0/8, port: 1}", "{enforce: false}").getSpec().getPolicyTypes())
        .containsExactly("Ingress");
    assertThat(policy("", "{dns: true}").getSpec().getPolicyTypes()).containsExactly("Ingress");
  }

  @Test
  void dns_stays_open_on_udp_and_tcp_unless_it_is_said_not_to() {
    assertThat(egress("", "{enforce: true}")).isEqualTo("[" + DNS + "]");
    assertThat(egress("", "{enforce: true, dns: true}")).isEqualTo("[" + DNS + "]");
    assertThat(policy("", "{enforce: true, dns: false}").getSpec().getEgress()).isEmpty();
    assertThat(policy("", "{enforce: true, dns: false}").getSpec().getPolicyTypes())
        .containsExactly("Ingress", "Egress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{service: {namespace: bank, name: vault, port: http}} | {ports=[{port=web, protocol=TCP}], to=[{namespaceSelector={matchLabels={kubernetes.io/metadata.name=bank}}, podSelector={matchLabels={app=vault}}}]}",
        "{service: {namespace: bank, name: vault}} | {ports=[{port=web, protocol=TCP}, {port=81, protocol=UDP}], to=[{namespaceSelector={matchLabels={kubernetes.io/metadata.name=bank}}, podSelector={matchLabels={app=vault}}}]}",
        "{service: {namespace: bank, name: mail}} | {ports=[{port=25, protocol=TCP}], to=[{ipBlock={cidr=192.0.2.9/32}}]}",
        "{cidr: 10.0.0.0/8, except: [10.1.0.0/16], port: 5432} | {ports=[{port=5432, protocol=TCP}], to=[{ipBlock={cidr=10.0.0.0/8, except=[10.1.0.0/16]}}]}",
        "{sameNamespace: true} | {to=[{podSelector={}}]}",
        "{anyone: true, port: 443} | {ports=[{port=443, protocol=TCP}]}"
      })
  void a_flow_opens_exactly_what_it_names(String flow, String rule) {
    assertThat(egress(flow, "{enforce: true, dns: false}")).isEqualTo("[" + rule + "]");
    assertThat(findings(flow, "{enforce: true, dns: false}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{service: {namespace: bank, name: nobody}} | which no PortAllocation declares",
        "{service: {namespace: bank, name: vault, port: ssh}} | which declares no such port here",
        "{service: {namespace: bank, name: rds}} | which has no pods and no IP address",
        "{service: {namespace: bank, name: agent}} | which has no pods and no IP address",
        "{cidr: 10.0.0.0/8, except: [192.168.0.0/16], port: 1} | must lie inside it",
        "{cidr: 10.0.0/8, port: 1} | is no range of addresses",
        "{podSelector: {matchExpressions: [{key: a, operator: Exists}, {key: a, operator: DoesNotExist}]}, port: 1} | contradicts itself"
      })
  void a_flow_that_leads_nowhere_opens_nothing_and_is_a_finding(String flow, String message) {
    assertThat(findings(flow, "{enforce: true}"))
        .singleElement()
        .matches(finding -> finding.rule() == Finding.Rule.UnresolvedPeer)
        .matches(finding -> finding.message().contains("connectsTo"))
        .matches(finding -> finding.message().contains("nothing is opened for it"))
        .matches(finding -> finding.message().contains(message));
  }

  @Test
  void what_cannot_be_opened_opens_nothing() {
    String nowhere =
        "{service: {namespace: bank, name: nobody}}, {service: {namespace: bank, name: rds}}, {cidr: 10.0.0/8, port: 1}, {cidr: 10.0.0.0/8, except: [1.0.0.0/8], port: 1}, {cidr: 10.0.0.0/8}, {anyone: true}";

    assertThat(policy(nowhere, "{enforce: true, dns: false}").getSpec().getEgress()).isEmpty();
  }

  @Test
  void allowed_destinations_are_open_to_every_service() {
    assertThat(
            egress(
                "",
                "{enforce: true, dns: false, allow: [{cidr: 0.0.0.0/0, port: 443}, {cidr: 0.0.0.0/0, port: 123, protocol: UDP}]}"))
        .isEqualTo(
            "[{ports=[{port=443, protocol=TCP}, {port=123, protocol=UDP}], to=[{ipBlock={cidr=0.0.0.0/0}}]}]");
  }

  @Test
  void several_policies_join_what_they_allow_and_any_may_enforce() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document("- {name: till, selector: {app: till}}")
                + OTHERS.formatted(
                    "{enforce: true, dns: false, allow: [{cidr: 10.0.0.0/8, port: 1}]}")
                + "---\nkind: PortPolicy\nmetadata: {name: second}\nspec: {network: {egress: {enforce: false, dns: true, allow: [{cidr: 10.0.0.0/8, port: 2}]}}}\n");

    // Then
    assertThat(egress(scene))
        .isEqualTo(
            "[{ports=[{port=1, protocol=TCP}, {port=2, protocol=TCP}], to=[{ipBlock={cidr=10.0.0.0/8}}]}, "
                + DNS
                + "]");
  }

  private static Scene scene(String flow, String egress) {
    return Scene.of(
        Shop.document("- {name: till, selector: {app: till}, connectsTo: [" + flow + "]}")
            + OTHERS.formatted(egress));
  }

  private static NetworkPolicy policy(String flow, String egress) {
    return policy(scene(flow, egress));
  }

  private static NetworkPolicy policy(Scene scene) {
    return Opened.only(
        NetworkPolicies.desired(
            scene.declared("shop").resolved(), scene.verdicts("shop"), scene.surroundings("shop")));
  }

  private static String egress(String flow, String egress) {
    return egress(scene(flow, egress));
  }

  private static String egress(Scene scene) {
    String yaml = Serialization.asYaml(policy(scene).getSpec());
    return String.valueOf(Serialization.unmarshal(yaml, Map.class).get("egress"));
  }

  private static List<Finding> findings(String flow, String egress) {
    Scene scene = scene(flow, egress);
    return NetworkPolicies.findings(
        scene.declared("shop").resolved(), scene.verdicts("shop"), scene.surroundings("shop"));
  }
}
