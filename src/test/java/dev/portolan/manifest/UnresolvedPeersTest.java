package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names nothing, or cuts something off, has its message; none opens anything. */
class UnresolvedPeersTest {

  private static final String NAMESPACES =
      "---\nkind: Namespace\nmetadata: {name: office, labels: {team: red}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{namespace: offcie} | allowFrom names namespace offcie, which does not exist",
        "{namespaceSelector: {matchLabels: {team: blue}}} | selects namespaces by labels that none has",
        "{cidr: 10.0.0.0/8, except: [192.168.0.0/16]} | must lie inside it and be smaller",
        "{cidr: 10.0.0.0/8, except: [10.0.0.0/8]} | must lie inside it and be smaller",
        "{cidr: 10.0.0/8} | which is no range of addresses",
        "{podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}, {key: a, operator: NotIn, values: [b]}]}} | contradicts itself",
        "{service: {name: cellar}} | which no PortAllocation declares with a selector"
      })
  void each_has_its_message(String peer, String message) {
    assertThat(findings(Scene.of(Shop.document(Opened.till("Internal", peer)) + NAMESPACES)))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains(message, "nothing is opened for it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{namespace: office}",
        "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: office}}}",
        "{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [red, blue]}]}}",
        "{namespaceSelector: {}}",
        "{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}",
        "{podSelector: {}}"
      })
  void what_may_be_somebody_is_no_finding(String peer) {
    assertThat(findings(Scene.of(Shop.document(Opened.till("Internal", peer)) + NAMESPACES)))
        .isEmpty();
  }

  @Test
  void a_bad_range_among_good_peers_does_not_spoil_the_policy() {
    // Given
    Scene scene =
        Shop.with(
            Opened.till(
                "Internal", "{cidr: 10.0.0.0/8, except: [1.0.0.0/8]}, {namespace: office}"));

    // Then
    assertThat(Opened.ingress(Opened.only(Opened.policies(scene))))
        .contains("office")
        .doesNotContain("ipBlock");
  }

  @Test
  void a_stranger_s_service_shows_which_ports_are_cut_off() {
    // Given
    Scene scene = Shop.with(Opened.till("Internal", ""));
    Service legacy =
        stranger(
            "{app: till}",
            "{port: 1, targetPort: 8080}, {port: 2, targetPort: 9999}, {port: 8080, protocol: UDP}");
    Service elsewhere = stranger("{app: other}", "{port: 1}");

    // Then
    assertThat(findings(scene, legacy, elsewhere))
        .singleElement()
        .matches(finding -> finding.rule() == Finding.Rule.UndeclaredPort)
        .extracting(Finding::message)
        .isEqualTo(
            "Service shop/legacy, which Portolan did not make, leads to these pods on 8080/UDP, 9999/TCP: what nobody declares is closed by portolan-till. Declare it here to open it.");
  }

  @Test
  void before_the_isolation_begins_it_is_said_what_it_would_cut_off() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(Opened.till("Internal", ""))
                .replace("spec:", "spec:\n  program: [Service]"));

    // Then
    assertThat(findings(scene, stranger("{app: till}", "{port: 9}")))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("9/TCP", "will be closed by portolan-till once the program says NetworkPolicy");
  }

  private static Service stranger(String selector, String ports) {
    return Serialization.unmarshal(
        "apiVersion: v1\nkind: Service\nmetadata: {name: legacy, namespace: shop}\nspec: {selector: %s, ports: [%s]}"
            .formatted(selector, ports),
        Service.class);
  }

  private static List<Finding> findings(Scene scene, Service... strangers) {
    return NetworkPolicies.findings(
        scene.declared("shop").resolved(),
        scene.verdicts("shop"),
        scene.surroundings("shop", strangers));
  }
}
