package dev.portolan.status;

import static dev.portolan.status.Harvest.RIVALS;
import static dev.portolan.status.Harvest.SHARED;
import static dev.portolan.status.Harvest.TILL;
import static dev.portolan.status.Harvest.condition;
import static dev.portolan.status.Harvest.of;
import static dev.portolan.status.Harvest.port;
import static dev.portolan.status.Harvest.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.FindingStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Served;
import dev.portolan.ledger.Finding;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Shop;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final String OLDER =
      """
      ---
      kind: PortAllocation
      metadata: {name: older, namespace: shop, creationTimestamp: "2026-11-01T10:00:00Z"}
      spec: {services: [{name: x, exposure: LoadBalancer, selector: {app: x}, ports: [{name: http, port: 3000}]}]}
      """;

  @Test
  void an_allocation_that_has_everything_is_ready() {
    // When
    PortAllocationStatus status = of(TILL).programmed().status();

    // Then
    assertThat(status.observedGeneration()).isEqualTo(3L);
    assertThat(status.summary()).isEqualTo("1/1");
    assertThat(status.conflicts()).isZero();
    assertThat(status.conditions())
        .extracting(c -> c.getType() + "=" + c.getStatus() + " " + c.getReason())
        .containsExactly(
            "Accepted=True AllGranted", "Programmed=True Programmed", "Ready=True Ready");
    assertThat(status.conditions()).allMatch(c -> c.getObservedGeneration() == 3L);
  }

  @Test
  void a_granted_port_says_where_it_is_and_what_it_holds() {
    // When
    PortStatus port = of(TILL).programmed().port("till/http");

    // Then
    assertThat(port.state()).isEqualTo(PortState.Granted);
    assertThat(port.reason()).isEqualTo("Granted");
    assertThat(port.address()).isEqualTo("till.shop.svc:80");
    assertThat(port.leases()).containsExactly("ns.shop.tcp.80");
    assertThat(port.message()).isNull();
    assertThat(port.nodePort()).isNull();
  }

  @Test
  void a_loser_reads_who_holds_the_port_and_what_is_free() {
    // When
    PortAllocationStatus status = shared(RIVALS).offering("second/http", 3001, 3002).status();
    PortStatus loser = port(status, "second/http");

    // Then
    assertThat(loser.state()).isEqualTo(PortState.Conflicted);
    assertThat(loser.reason()).isEqualTo("HeldByOther");
    assertThat(Objects.requireNonNull(loser.holder()).service()).isEqualTo("first");
    assertThat(loser.alternatives()).containsExactly(3001, 3002);
    assertThat(loser.leases()).isEmpty();
    assertThat(loser.address()).isNull();
    assertThat(loser.message())
        .isEqualTo(
            "3000/TCP on load balancer pool \"shop\" is held by shop/shop (service first); second"
                + " cannot have it. Free: 3001, 3002.");
    assertThat(condition(status, "Accepted").getMessage()).isEqualTo(loser.message());
    assertThat(status.summary()).isEqualTo("1/2");
    assertThat(status.conflicts()).isEqualTo(1);
  }

  @Test
  void every_key_is_listed_when_more_than_one_refused() {
    // Given
    Scene scene = Scene.of(Shop.document(RIVALS) + SHARED + OLDER);

    // When
    PortStatus loser = of(scene).port("first/http");

    // Then
    assertThat(loser.conflicts())
        .extracting("key")
        .containsExactly("lb.shop.tcp.3000", "ns.shop.tcp.3000");
    assertThat(loser.conflicts()).allMatch(conflict -> conflict.holder() != null);
  }

  @Test
  void a_rule_denies() {
    // When
    PortAllocationStatus status =
        of("- {name: till, exposure: Host, ports: [{name: http, port: 80}]}").status();

    // Then
    assertThat(port(status, "till/http").state()).isEqualTo(PortState.Denied);
    assertThat(port(status, "till/http").reason()).isEqualTo("ExposureNotAllowed");
    assertThat(port(status, "till/http").holder()).isNull();
    assertThat(condition(status, "Accepted").getReason()).isEqualTo("PolicyDenied");
    assertThat(status.conditions()).extracting("type").doesNotContain("Conflicted");
  }

  @Test
  void a_kept_port_shows_the_number_it_asks_for_and_the_one_it_serves() {
    // Given
    Scene scene = Shop.with(TILL.replace("name: till,", "name: till, exposure: LoadBalancer,"));
    Scene before = Shop.with(TILL.replace("80", "8000"));

    // When
    PortAllocationStatus status =
        of(scene)
            .judging(Shop.kept(scene.claim("shop", "till/http"), before.claim("shop", "till/http")))
            .programmed()
            .status();
    PortStatus kept = port(status, "till/http");

    // Then
    assertThat(kept.state()).isEqualTo(PortState.Kept);
    assertThat(kept.reason()).isEqualTo("HeldByOther");
    assertThat(kept.port()).isEqualTo(80);
    assertThat(kept.served()).isEqualTo(new Served(8000, Exposure.Internal));
    assertThat(kept.address()).isEqualTo("till.shop.svc:8000");
    assertThat(kept.leases()).containsExactly("ns.shop.tcp.8000");
    assertThat(status.summary()).isEqualTo("0/1");
    assertThat(status.conflicts()).isEqualTo(1);
    assertThat(condition(status, "Accepted").getReason()).isEqualTo("PartiallyAccepted");
    assertThat(condition(status, "Programmed").getStatus()).isEqualTo("True");
  }

  @Test
  void what_is_absent_here_is_listed_and_not_wanted() {
    // Given
    String adminer =
        "- {name: adminer, selector: {app: b}, environments: [{name: prod, absent: true}], ports:"
            + " [{name: http, port: 90}]}\n";
    String prod =
        "---\nkind: Namespace\nmetadata: {name: shop, labels: {portolan.dev/environment: prod}}\n";

    // When
    PortAllocationStatus status =
        of(Scene.of(Shop.document(TILL + adminer) + prod)).programmed().status();

    // Then
    assertThat(port(status, "adminer/http").state()).isEqualTo(PortState.Absent);
    assertThat(port(status, "adminer/http").reason()).isEqualTo("Absent");
    assertThat(status.summary()).isEqualTo("1/1");
    assertThat(condition(status, "Accepted").getMessage())
        .isEqualTo("1 port is granted; 1 port is absent in this environment.");
  }

  @Test
  void reservations_are_answered_too() {
    // Given
    String reservations =
        "  reservations: [{name: later, port: 90}, {name: taken, port: 80, for: nobody}]\n";

    // When
    PortAllocationStatus status = of(Scene.of(Shop.document(TILL) + reservations)).status();

    // Then
    assertThat(status.reservations()).extracting("state").containsExactly("Reserved", "Conflicted");
    assertThat(status.reservations().getFirst().message()).isNull();
    assertThat(status.reservations().getLast().message())
        .contains("reservation taken cannot have it");
  }

  @Test
  void findings_of_ledger_and_policies_stand_together_sorted_and_at_most_64() {
    // Given
    String twice = TILL + TILL.replace("till", "safe");
    List<Finding> many = IntStream.range(100, 170).mapToObj(StatusReportTest::unresolved).toList();

    // When
    List<FindingStatus> few = of(twice).finding(many.subList(0, 1)).status().findings();
    List<FindingStatus> bounded = of(twice).finding(many.reversed()).status().findings();

    // Then
    assertThat(few)
        .extracting("rule")
        .containsExactly("SharedNumber", "SharedNumber", "UnresolvedPeer");
    assertThat(bounded).hasSize(64);
    assertThat(bounded.get(2).message()).isEqualTo("No 100");
    assertThat(bounded.getLast().message()).isEqualTo("There are 9 more findings.");
  }

  @Test
  void a_status_survives_being_stored() {
    // Given
    PortAllocationStatus status = shared(RIVALS).programmed().status();

    // When
    PortAllocationStatus read =
        Serialization.unmarshal(Serialization.asJson(status), PortAllocationStatus.class);

    // Then
    assertThat(read).isEqualTo(status);
  }

  private static Finding unresolved(int number) {
    return new Finding(Finding.Rule.UnresolvedPeer, "a", Optional.of("http"), "No " + number);
  }
}
