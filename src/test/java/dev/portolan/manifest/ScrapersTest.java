package dev.portolan.manifest;

import static dev.portolan.manifest.Opened.ingress;
import static dev.portolan.manifest.Opened.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scrapers reach what says scrape, beside its peers, and nothing else. */
class ScrapersTest {

  private static final String MONITORING =
      """
      ---
      kind: PortPolicy
      metadata: {name: one}
      spec: {network: {scrapeFrom: [{namespace: monitoring}]}}
      ---
      kind: PortPolicy
      metadata: {name: two}
      spec: {network: {scrapeFrom: [{namespace: monitoring}, {namespace: audit}]}}
      """;

  private static final String TILL =
      """
      - name: till
        selector: {app: till}
        allowFrom: [{namespace: office}]
        ports: [{name: http, port: 80}, {name: metrics, port: 9090, scrape: true}]
      """;

  @Test
  void the_scrapers_of_all_policies_are_let_in_beside_the_peers() {
    // Given
    Scene scene = Scene.of(Shop.document(TILL) + MONITORING);

    // Then
    assertThat(ingress(only(Opened.policies(scene))))
        .isEqualTo(
            "[{from=["
                + namespace("office")
                + "], ports=[{port=80, protocol=TCP}]}, {from=["
                + namespace("audit")
                + ", "
                + namespace("monitoring")
                + ", "
                + namespace("office")
                + "], ports=[{port=9090, protocol=TCP}]}]");
  }

  @Test
  void without_a_policy_that_names_scrapers_nobody_more_is_let_in_and_it_is_said() {
    // Given
    Scene scene = Shop.with(TILL);

    // Then
    assertThat(ingress(only(Opened.policies(scene)))).doesNotContain("monitoring");
    assertThat(findings(scene))
        .singleElement()
        .matches(finding -> finding.rule() == Finding.Rule.UnresolvedPeer)
        .matches(finding -> finding.message().contains("names scrapers"));
  }

  @Test
  void a_scraper_that_nobody_declares_is_named() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(TILL)
                + "---\nkind: PortPolicy\nmetadata: {name: one}\nspec: {network: {scrapeFrom: [{service: {namespace: a, name: b}}]}}\n");

    // Then
    assertThat(findings(scene))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith("network.scrapeFrom names service a/b, which no PortAllocation declares");
  }

  private static List<Finding> findings(Scene scene) {
    return NetworkPolicies.findings(
        scene.declared("shop").resolved(), scene.verdicts("shop"), scene.surroundings("shop"));
  }

  private static String namespace(String name) {
    return "{namespaceSelector={matchLabels={kubernetes.io/metadata.name=%s}}}".formatted(name);
  }
}
