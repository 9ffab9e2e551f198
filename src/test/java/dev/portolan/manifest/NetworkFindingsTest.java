package dev.portolan.manifest;

import static dev.portolan.ledger.Finding.Rule.HostNetworkNotCovered;
import static dev.portolan.ledger.Finding.Rule.SourceRangesNotEnforceable;
import static dev.portolan.ledger.Finding.Rule.UnresolvedPeer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFindingsTest {

  private static final Balancer LOCAL =
      new Balancer(Optional.empty(), new TreeMap<>(), true, "Local");

  private static final Neighbourhood DECLARED =
      Scene.of(
              """
              kind: PortAllocation
              metadata: {name: cellar, namespace: shop}
              spec: {services: [{name: cellar, selector: {app: cellar}}]}
              """)
          .neighbourhood();

  @Test
  void an_undeclared_peer_is_named_once_where_it_is_listed() {
    // Given
    Scene scene =
        Shop.with(
            """
            - name: till
              selector: {app: till}
              allowFrom: [{service: {namespace: bank, name: vault}}, {service: {name: cellar}}]
              ports:
              - {name: a, port: 1}
              - {name: b, port: 2}
              - {name: c, port: 3, allowFrom: [{service: {name: attic}}]}
            """);

    // When
    List<Finding> findings = findings(scene, Balancer.WITHOUT_POLICY);

    // Then
    assertThat(findings).extracting(Finding::rule).containsOnly(UnresolvedPeer);
    assertThat(findings)
        .extracting(Finding::port)
        .containsExactly(Optional.empty(), Optional.of("c"));
    assertThat(findings.getFirst().message()).contains("bank/vault");
    assertThat(findings.getLast().message())
        .isEqualTo(
            "allowFrom names service shop/attic, which no PortAllocation declares with a selector: nothing is opened for it. Declare it there, or name its pods with podSelector.");
  }

  @ParameterizedTest
  @CsvSource({
    "Internal,     Cluster, 0",
    "NodePort,     Cluster, 1",
    "NodePort,     Local,   1",
    "LoadBalancer, Cluster, 1",
    "LoadBalancer, Local,   0"
  })
  void a_source_range_holds_only_where_pods_see_clients(String exposure, String policy, int count) {
    // Given
    Scene scene = Shop.with(till(exposure, "{cidr: 10.0.0.0/8}"));

    // When
    List<Finding> findings =
        findings(scene, policy.equals("Local") ? LOCAL : Balancer.WITHOUT_POLICY);

    // Then
    assertThat(findings).hasSize(count);
    assertThat(findings).allMatch(finding -> finding.rule() == SourceRangesNotEnforceable);
    assertThat(findings).allMatch(finding -> finding.message().contains("10.0.0.0/8"));
  }

  @Test
  void a_range_of_every_address_needs_no_client_addresses() {
    // Given
    Scene everyone = Shop.with(till("NodePort", "{cidr: 0.0.0.0/0}"));
    Scene almost = Shop.with(till("NodePort", "{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}"));

    // Then
    assertThat(findings(everyone, Balancer.WITHOUT_POLICY)).isEmpty();
    assertThat(findings(almost, Balancer.WITHOUT_POLICY)).hasSize(1);
  }

  @Test
  void a_kept_port_is_judged_as_it_is_served() {
    // Given
    Scene scene = Shop.with(till("LoadBalancer", "{cidr: 10.0.0.0/8}"));
    Scene before = Shop.with(till("Internal", ""));
    Verdict kept = Shop.kept(scene.claim("shop", "till/http"), before.claim("shop", "till/http"));

    // Then
    assertThat(findings(scene, List.of(kept), Balancer.WITHOUT_POLICY)).isEmpty();
  }

  @Test
  void pods_on_the_hosts_network_are_not_covered() {
    // Given
    Scene scene = Shop.with(till("Host", ""));
    Verdict granted = new Verdict.Granted(scene.claim("shop", "till/http"), List.of());

    // Then
    assertThat(findings(scene, List.of(granted), LOCAL))
        .extracting(Finding::rule)
        .containsExactly(HostNetworkNotCovered);
  }

  @Test
  void nothing_is_found_where_no_policies_are_made() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(till("NodePort", "{cidr: 10.0.0.0/8}, {service: {name: nobody}}"))
                .replace("spec:", "spec:\n  program: [Service]"));

    // Then
    assertThat(findings(scene, Balancer.WITHOUT_POLICY)).isEmpty();
  }

  private static String till(String exposure, String peers) {
    return "- {name: till, exposure: %s, selector: {app: till}, allowFrom: [%s], ports: [{name: http, port: 80}]}"
        .formatted(exposure, peers);
  }

  private static List<Finding> findings(Scene scene, Balancer balancer) {
    return findings(scene, scene.verdicts("shop"), balancer);
  }

  private static List<Finding> findings(Scene scene, List<Verdict> verdicts, Balancer balancer) {
    return NetworkPolicies.findings(
        scene.declared("shop").resolved(),
        verdicts,
        new Surroundings(DECLARED, scene.declared("shop").place().house().network(), balancer));
  }
}
