package dev.portolan.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortStatus;
import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Shop;
import dev.portolan.report.PortMap;
import dev.portolan.report.TextReport;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a tenant reads of a holder in another namespace is for that namespace's policies to say. */
class DisclosureTest {

  private static final Key GHOSTS = new Key.OnLoadBalancer("edge", Protocol.TCP, 7000);

  private static final String RIVAL =
      """
      ---
      kind: PortAllocation
      metadata: {name: vault, namespace: bank, uid: uid-vault, creationTimestamp: "2026-11-01T10:00:00Z"}
      spec:
        services:
        - {name: safe, exposure: LoadBalancer, selector: {app: safe}, ports: [{name: http, port: 3000, hostPort: 3100}]}
        reservations:
        - {name: coins, port: 5000, scope: Host, for: safe}
        - {name: notes, port: 5001, scope: Host, for: safe}
      ---
      kind: PortPolicy
      metadata: {name: everywhere}
      spec:
        loadBalancer: {addresses: Shared, pool: edge}
        exposure: {allowed: [Internal, NodePort, LoadBalancer, Host]}
        reserved: [{scope: Host, port: 6000, for: {namespace: bank, service: safe}}]
      """;

  private static final String DISCREET =
      """
      ---
      kind: PortPolicy
      metadata: {name: bank}
      spec:
        namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: bank}}
        disclose: Namespace
      """;

  private static final String WISHES =
      """
      - {name: till, exposure: LoadBalancer, selector: {app: till}, ports: [{name: http, port: 3000, hostPort: 3100}]}
      - {name: desk, selector: {app: desk}, ports: [{name: a, port: 80, hostPort: 5000}, {name: b, port: 81, hostPort: 6000}]}
      - {name: door, exposure: LoadBalancer, selector: {app: door}, ports: [{name: http, port: 7000}]}
      reservations: [{name: mine, port: 5001, scope: Host}]
      """;

  @Test
  void a_discreet_namespace_is_all_that_is_told_of_its_holders() {
    // When
    PortAllocationStatus status = status(DISCREET);
    PortStatus till = Harvest.port(status, "till/http");

    // Then
    assertThat(till.holder()).isEqualTo(new HolderStatus("bank", null, null, null));
    assertThat(till.message())
        .startsWith("Host port 3100/TCP is held by an allocation of namespace bank; till cannot");
    assertThat(till.conflicts())
        .hasSize(2)
        .allMatch(conflict -> new HolderStatus("bank", null, null, null).equals(conflict.holder()));
    assertThat(Harvest.port(status, "desk/a").message())
        .startsWith("Host port 5000/TCP is reserved by an allocation of namespace bank; desk");
    assertThat(Harvest.port(status, "desk/b").message())
        .contains("is reserved for a service of namespace bank by policy everywhere");
    assertThat(status.reservations().getFirst().message())
        .contains("is reserved by an allocation of namespace bank");
    assertThat(status.findings().getFirst().message())
        .contains("is also used by a Service of namespace bank, which Portolan did not make");
  }

  @Test
  void nothing_in_the_whole_status_names_the_holder_or_its_services() {
    assertThat(Serialization.asYaml(status(DISCREET))).doesNotContain("vault", "safe", "ghost");
  }

  @Test
  void without_a_word_of_its_policies_the_holder_is_named() {
    // When
    PortAllocationStatus status = status("");

    // Then
    assertThat(Serialization.asYaml(status)).contains("bank/vault", "service: \"safe\"", "ghost");
    assertThat(Harvest.port(status, "desk/b").message())
        .contains("is reserved for bank/safe by policy everywhere");
  }

  @Test
  void the_report_of_the_cluster_is_the_admin_s_and_names_everybody() {
    Scene scene = scene(DISCREET);
    assertThat(
            TextReport.render(PortMap.of(scene.world(), scene.settled()), UnaryOperator.identity()))
        .contains("is held by bank/vault", "reserved for bank/safe");
  }

  private static PortAllocationStatus status(String policy) {
    return Harvest.of(scene(policy)).status();
  }

  /** The stranger came to 7000 when the door was open already. */
  private static Scene scene(String policy) {
    Shown door =
        new Shown(
            "shop",
            "0b2c0f0e-8f5c-4f0e-9f43-3f6a0f1d2c3b",
            new Terms(Terms.WITHOUT_POLICY.collisionScope(), Addresses.Shared, "edge"),
            Exposure.LoadBalancer,
            new TreeMap<>(
                Map.of("http", new Shown.Port(Protocol.TCP, 7000, Optional.empty(), "7000"))));
    return Scene.of(
        Shop.document(WISHES) + RIVAL + policy,
        List.of(),
        Observed.of(
            Map.of(GHOSTS, new Stranger("bank", "ghost")),
            Map.of(new Key.ServiceName("shop", "door"), door)));
  }
}
