package dev.portolan.manifest;

import static dev.portolan.manifest.Opened.http;
import static dev.portolan.manifest.Opened.ingress;
import static dev.portolan.manifest.Opened.only;
import static dev.portolan.manifest.Opened.policies;
import static dev.portolan.manifest.Opened.till;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeersTest {

  @ParameterizedTest
  @CsvSource({
    "Internal,     '[{from=[{podSelector={}}], ports=[{port=8080, protocol=TCP}]}]'",
    "NodePort,     '[{ports=[{port=8080, protocol=TCP}]}]'",
    "LoadBalancer, '[{ports=[{port=8080, protocol=TCP}]}]'",
    "Host,         '[{ports=[{port=8080, protocol=TCP}]}]'"
  })
  void without_peers_the_exposure_says_who_gets_in(Exposure exposure, String rules) {
    // Given
    Scene scene = Shop.with(till(exposure.name(), ""));

    // When
    NetworkPolicy policy =
        only(policies(scene, List.of(new Verdict.Granted(http(scene), List.of()))));

    // Then
    assertThat(ingress(policy)).isEqualTo(rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{sameNamespace: true}                | {podSelector={}}",
        "{namespace: a}                       | {namespaceSelector={matchLabels={kubernetes.io/metadata.name=a}}}",
        "{namespace: a, podSelector: {matchLabels: {b: c}}} | {namespaceSelector={matchLabels={kubernetes.io/metadata.name=a}}, podSelector={matchLabels={b=c}}}",
        "{namespaceSelector: {}}              | {namespaceSelector={}}",
        "{namespaceSelector: {matchLabels: {d: e}}, podSelector: {}} | {namespaceSelector={matchLabels={d=e}}, podSelector={}}",
        "{podSelector: {matchExpressions: [{key: f, operator: Exists}]}} | {podSelector={matchExpressions=[{key=f, operator=Exists}]}}",
        "{service: {name: cellar}}            | {podSelector={matchLabels={app=cellar}}}",
        "{service: {namespace: shop, name: cellar}} | {podSelector={matchLabels={app=cellar}}}",
        "{service: {namespace: bank, name: vault}} | {namespaceSelector={matchLabels={kubernetes.io/metadata.name=bank}}, podSelector={matchLabels={app=vault}}}",
        "{cidr: 10.0.0.0/8, except: [10.2.0.0/16, 10.1.0.0/16]} | {ipBlock={cidr=10.0.0.0/8, except=[10.1.0.0/16, 10.2.0.0/16]}}"
      })
  void each_form_of_peer_is_exactly_one_peer(String declared, String rendered) {
    // Given
    Scene scene = Shop.with(till("Internal", declared));

    // Then
    assertThat(ingress(only(policies(scene))))
        .isEqualTo("[{from=[" + rendered + "], ports=[{port=8080, protocol=TCP}]}]");
  }

  @Test
  void anyone_is_a_rule_without_peers_whatever_else_is_listed() {
    // Given
    Scene scene = Shop.with(till("Internal", "{namespace: a}, {anyone: true}"));

    // Then
    assertThat(ingress(only(policies(scene)))).isEqualTo("[{ports=[{port=8080, protocol=TCP}]}]");
  }

  @ParameterizedTest
  @CsvSource({"{service: {name: nobody}}", "'{service: {namespace: bank, name: external}}'"})
  void a_port_whose_peers_are_all_unknown_is_open_to_nobody(String peer) {
    // Given
    Scene scene = Shop.with(till("LoadBalancer", peer));

    // Then
    assertThat(only(policies(scene)).getSpec().getIngress()).isEmpty();
  }

  @Test
  void an_unknown_peer_leaves_the_others_in() {
    // Given
    Scene scene = Shop.with(till("Internal", "{service: {name: nobody}}, {namespace: a}"));

    // Then
    assertThat(only(policies(scene)).getSpec().getIngress())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getFrom()).hasSize(1));
  }

  @Test
  void ports_with_equal_peers_share_a_rule_in_whatever_order_these_are_listed() {
    // Given
    Scene scene =
        Shop.with(
            """
            - name: till
              selector: {app: till}
              ports:
              - {name: a, port: 1, allowFrom: [{namespace: x}, {namespace: y}]}
              - {name: b, port: 2, allowFrom: [{namespace: y}, {namespace: x}, {namespace: y}]}
            """);

    // Then
    assertThat(only(policies(scene)).getSpec().getIngress())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getFrom()).hasSize(2))
        .satisfies(rule -> assertThat(rule.getPorts()).hasSize(2));
  }
}
