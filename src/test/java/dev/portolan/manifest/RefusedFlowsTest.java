package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The provider decides; a consumer that it does not let in hears of it, and so does the provider.
 */
class RefusedFlowsTest {

  @Test
  void both_sides_are_told() {
    // Given
    Scene scene = scene("{service: {namespace: office, name: clerk}}", "{port: http}");

    // Then
    assertThat(findings(scene, "consumer"))
        .containsExactly(
            new Finding(
                Finding.Rule.FlowRefused,
                "till",
                Optional.empty(),
                "connectsTo names port http of bank/vault, which does not let this service in: the provider decides, and the connection is refused. Have its owner add {service: {namespace: shop, name: till}} to allowFrom, or drop the flow."));
    assertThat(findings(scene, "provider"))
        .containsExactly(
            new Finding(
                Finding.Rule.FlowRefused,
                "vault",
                Optional.of("http"),
                "shop/till declares a flow to this port, which does not let it in: the connection is refused. Add {service: {namespace: shop, name: till}} to allowFrom if it is meant to be."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{service: {namespace: shop, name: till}}",
        "{service: {namespace: shop, name: alike}}",
        "{anyone: true}",
        "{namespace: shop}",
        "{namespace: shop, podSelector: {matchLabels: {app: till}}}",
        "{namespace: shop, podSelector: {matchLabels: {tier: front}}}",
        "{namespaceSelector: {matchLabels: {team: red}}}",
        "{cidr: 10.0.0.0/8}"
      })
  void whoever_is_or_may_be_let_in_is_no_finding(String peer) {
    assertThat(findings(scene(peer, "{}"), "consumer")).isEmpty();
    assertThat(findings(scene(peer, "{}"), "provider")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{sameNamespace: true}",
        "{service: {namespace: shop, name: apart}}",
        "{service: {name: till}}",
        "{namespace: shop, podSelector: {matchLabels: {app: other}}}",
        "{podSelector: {matchLabels: {app: till}}}",
        "{namespaceSelector: {matchLabels: {team: blue}}}"
      })
  void whoever_is_surely_left_out_is_a_finding(String peer) {
    assertThat(findings(scene(peer, "{}"), "consumer")).hasSize(1);
    assertThat(findings(scene(peer, "{}"), "provider")).hasSize(1);
  }

  @Test
  void without_peers_the_default_of_the_exposure_decides() {
    assertThat(findings(scene("", "{}"), "consumer")).hasSize(1);
    assertThat(findings(exposed(), "consumer")).isEmpty();
  }

  @Test
  void a_provider_hears_of_ten_and_then_of_a_number() {
    // Given
    String crowd =
        IntStream.range(0, 14)
            .mapToObj(i -> "{name: c%02d, selector: {app: c}, connectsTo: [%s]}".formatted(i, FLOW))
            .collect(Collectors.joining(", "));
    Scene scene =
        Scene.of(
            PROVIDER.formatted("Internal", "")
                + "---\nkind: PortAllocation\nmetadata: {name: consumer, namespace: shop}\nspec: {services: ["
                + crowd
                + "]}\n");

    // When
    List<Finding> findings = findings(scene, "provider");

    // Then
    assertThat(findings).hasSize(11);
    assertThat(findings)
        .extracting(Finding::message)
        .contains("There are 4 more flows to ports of this allocation that do not let them in.");
    assertThat(findings(scene, "consumer")).hasSize(14);
  }

  private static final String FLOW = "{service: {namespace: bank, name: vault}}";

  private static final String PROVIDER =
      """
      kind: PortAllocation
      metadata: {name: provider, namespace: bank}
      spec: {services: [{name: vault, exposure: %s, selector: {app: vault}, allowFrom: [%s], ports: [{name: http, port: 80}]}]}
      """;

  private static final String CONSUMER =
      """
      ---
      kind: PortAllocation
      metadata: {name: consumer, namespace: shop}
      spec: {services: [{name: till, selector: {app: till}, connectsTo: [%s]}]}
      ---
      kind: PortAllocation
      metadata: {name: others, namespace: shop}
      spec: {services: [{name: alike, selector: {app: till}}, {name: apart, selector: {tier: front}}]}
      ---
      kind: PortAllocation
      metadata: {name: office, namespace: office}
      spec: {services: [{name: clerk, selector: {app: clerk}}]}
      ---
      kind: Namespace
      metadata: {name: shop, labels: {team: red}}
      ---
      kind: Namespace
      metadata: {name: bank, labels: {team: blue}}
      ---
      kind: Namespace
      metadata: {name: office}
      """;

  private static Scene scene(String peer, String port) {
    String flow = port.equals("{}") ? FLOW : FLOW.replace("vault}", "vault, port: http}");
    return Scene.of(PROVIDER.formatted("Internal", peer) + CONSUMER.formatted(flow));
  }

  private static Scene exposed() {
    return Scene.of(PROVIDER.formatted("NodePort", "") + CONSUMER.formatted(FLOW));
  }

  private static List<Finding> findings(Scene scene, String allocation) {
    return NetworkPolicies.findings(
            scene.declared(allocation).resolved(),
            scene.verdicts(allocation),
            scene.surroundings(allocation))
        .stream()
        .filter(finding -> finding.rule() == Finding.Rule.FlowRefused)
        .toList();
  }
}
