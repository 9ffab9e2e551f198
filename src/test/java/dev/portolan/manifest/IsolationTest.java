package dev.portolan.manifest;

import static dev.portolan.manifest.Isolation.Standing.DeclaredPeersOnly;
import static dev.portolan.manifest.Isolation.Standing.HostNetworkNotCovered;
import static dev.portolan.manifest.Isolation.Standing.MayBeWidened;
import static dev.portolan.manifest.Isolation.Standing.SourceRangesNotEnforceable;
import static dev.portolan.manifest.Isolation.Standing.WidenedByOtherPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationTest {

  private static final String TILL = "podSelector: {matchLabels: {app: till}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podSelector: {}, ingress: [{}]                                           | everyone",
        "podSelector: {}, policyTypes: [Ingress], ingress: [{from: []}]           | everyone",
        "podSelector: {matchLabels: {app: till}}, ingress: [{from: [{podSelector: {}}]}] | every pod of the namespace",
        "podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]            | every pod of every namespace",
        "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: red}}, podSelector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}}]}] | pods with app in (a,b) of namespaces with team=red",
        "podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}] | 10.0.0.0/8 except 10.1.0.0/16",
        "podSelector: {}, ingress: [{ports: [{port: 8080}]}]                      | everyone",
        "podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 9000}]}]       | everyone",
        "podSelector: {}, ingress: [{ports: [{protocol: TCP}]}]                   | everyone"
      })
  void a_policy_that_surely_lets_more_in_is_named_with_the_peer(String spec, String peer) {
    // When
    Isolation isolation = isolation("Internal", "{service: {name: cellar}}", policy(spec));

    // Then
    assertThat(isolation.standing()).isEqualTo(WidenedByOtherPolicy);
    assertThat(isolation.sentences())
        .containsExactly(
            "NetworkPolicy shop/other lets "
                + peer
                + " reach till/http on 8080/TCP, which does not declare it. Narrow that policy, or add the peer to allowFrom.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podSelector: {matchLabels: {tier: front}}, ingress: [{}]",
        "podSelector: {matchExpressions: [{key: app, operator: Exists}, {key: tier, operator: DoesNotExist}]}, ingress: [{}]",
        "podSelector: {}, ingress: [{ports: [{port: web}]}]"
      })
  void what_depends_on_other_labels_or_names_of_pods_is_not_known(String spec) {
    assertThat(isolation("Internal", "{service: {name: cellar}}", policy(spec)).standing())
        .isEqualTo(MayBeWidened);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podSelector: {matchLabels: {app: other}}, ingress: [{}]",
        "podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [till]}]}, ingress: [{}]",
        "podSelector: {}, policyTypes: [Egress], egress: [{}]",
        "podSelector: {}, policyTypes: [Egress], ingress: [{}]",
        "podSelector: {}, policyTypes: [Ingress]",
        "podSelector: {}, ingress: [{ports: [{port: 9090}]}]",
        "podSelector: {}, ingress: [{ports: [{port: 8080, protocol: UDP}]}]",
        "podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: cellar}}}]}]",
        "podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: cellar, tier: back}}}]}]",
        "podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [cellar, attic]}]}}]}]",
        "podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.1.0.0/16}}]}]",
        "podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [x]}, {key: app, operator: NotIn, values: [x]}]}}]}]"
      })
  void what_other_policies_open_to_declared_peers_or_elsewhere_changes_nothing(String spec) {
    // Given
    String peers =
        "{podSelector: {matchLabels: {app: cellar}}}, {podSelector: {matchLabels: {app: attic}}}, {cidr: 10.0.0.0/8}";

    // Then
    assertThat(isolation("Internal", peers, policy(spec)).standing()).isEqualTo(DeclaredPeersOnly);
  }

  @Test
  void nobody_can_let_more_in_where_anyone_is_declared() {
    assertThat(
            isolation("Internal", "{anyone: true}", policy("podSelector: {}, ingress: [{}]"))
                .standing())
        .isEqualTo(DeclaredPeersOnly);
  }

  @Test
  void a_refused_port_lets_nobody_in_whoever_is_declared() {
    // Given
    Scene scene = scene("Internal", "{anyone: true}");
    Verdict refused = Shop.refused(scene.claim("shop", "till/http"));

    // When
    Isolation isolation =
        Isolation.of(
            scene.declared("shop").resolved(),
            List.of(refused),
            scene.surroundings("shop"),
            List.of(policy(TILL + ", ingress: [{}]")));

    // Then
    assertThat(isolation.standing()).isEqualTo(WidenedByOtherPolicy);
  }

  @Test
  void what_policies_cannot_hold_is_said_where_somebody_is_left_out() {
    assertThat(isolation("NodePort", "{cidr: 10.0.0.0/8}").standing())
        .isEqualTo(SourceRangesNotEnforceable);
    assertThat(isolation("NodePort", "{anyone: true}").standing()).isEqualTo(DeclaredPeersOnly);
    assertThat(isolation("Host", "{sameNamespace: true}").standing())
        .isEqualTo(HostNetworkNotCovered);
    assertThat(isolation("Host", "").standing()).isEqualTo(DeclaredPeersOnly);
  }

  @Test
  void a_policy_concerns_those_whose_pods_it_may_select() {
    // Given
    var till = scene("Internal", "").declared("shop").resolved();

    // Then
    assertThat(Isolation.mayConcern(policy("podSelector: {}"), till)).isTrue();
    assertThat(Isolation.mayConcern(policy("podSelector: {matchLabels: {a: b}}"), till)).isTrue();
    assertThat(Isolation.mayConcern(policy("podSelector: {matchLabels: {app: b}}"), till))
        .isFalse();
  }

  private static Isolation isolation(String exposure, String peers, NetworkPolicy... others) {
    Scene scene = scene(exposure, peers);
    Verdict granted = new Verdict.Granted(scene.claim("shop", "till/http"), List.of());
    return Isolation.of(
        scene.declared("shop").resolved(),
        List.of(granted),
        scene.surroundings("shop"),
        Stream.of(others).toList());
  }

  private static Scene scene(String exposure, String peers) {
    return Scene.of(
        Shop.document(Opened.till(exposure, peers))
            + """
            ---
            kind: PortAllocation
            metadata: {name: cellar, namespace: shop}
            spec: {services: [{name: cellar, selector: {app: cellar}}]}
            """);
  }

  private static NetworkPolicy policy(String spec) {
    return Serialization.unmarshal(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: other, namespace: shop}\nspec: {"
            + spec
            + "}",
        NetworkPolicy.class);
  }
}
