package dev.portolan.operator.simulation;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortState;
import dev.portolan.operator.OperatorCore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What random schedules once found, each cut down to what it needs. */
class FoundInSimulationTest {
  private final Rehearsal stage = new Rehearsal(Regime.Plain);

  @Test
  void a_node_port_that_the_api_server_chose_stays_when_somebody_else_begins_to_want_it() {
    // Given
    stage.apply(
        allocation("first").in("apps").service("web").exposed(Exposure.NodePort).port(80).build());
    stage.settle();
    assertThat(stage.nodePorts("apps/web")).containsExactly(30000);

    // When
    stage.apply(
        allocation("second")
            .in("shop")
            .service("web")
            .exposed(Exposure.NodePort)
            .port(80)
            .with("nodePort", 30000)
            .build());
    stage.apply(
        allocation("first")
            .in("apps")
            .service("web")
            .exposed(Exposure.NodePort)
            .port(80)
            .with("description", "looked at again")
            .build());
    stage.settle();

    // Then
    assertThat(stage.nodePorts("apps/web")).containsExactly(30000);
    assertThat(stage.holder("node.30000")).contains("apps/first");
    assertThat(stage.onlyPortOf("shop/second").state()).isEqualTo(PortState.Conflicted);
  }

  @Test
  void an_answer_that_comes_after_the_end_of_its_service_brings_nothing_back() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.holdAnswerTo("POST Service apps/web");
    stage.settle();
    stage.delete("apps/first");
    stage.settle();

    // When
    stage.release();
    stage.apply(allocation("second").in("apps").service("web").port(81).build());
    stage.settle();

    // Then
    assertThat(stage.onlyPortOf("apps/second").state()).isEqualTo(PortState.Granted);
    assertThat(stage.service("apps/web")).isPresent();
  }

  @Test
  void a_vanished_holders_lease_is_not_freed_while_its_service_is_on_the_way() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.hold("POST Service apps/web");
    stage.settle();

    // When
    stage.delete("apps/first");
    stage.apply(allocation("second").in("apps").service("api").port(80).build());
    stage.settle();

    // Then
    assertThat(stage.holder("ns.apps.tcp.80")).contains("apps/first");
    stage.release();
    stage.settle();
    assertThat(stage.holder("ns.apps.tcp.80")).contains("apps/second");
    assertThat(stage.service("apps/web")).isEmpty();
  }

  @Test
  void an_allocation_that_is_made_anew_waits_for_what_was_begun_for_its_predecessor() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.hold("POST Service apps/web");
    stage.settle();

    // When
    stage.delete("apps/first");
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.settle();
    stage.release();
    stage.settle();

    // Then
    assertThat(stage.onlyPortOf("apps/first").state()).isEqualTo(PortState.Granted);
    assertThat(stage.service("apps/web")).isPresent();
  }

  @Test
  void a_policy_of_one_who_lost_the_service_name_keeps_nobody_from_exposing() {
    // Given
    stage.apply(allocation("second").in("apps").service("web").port(80).build());
    stage.apply(allocation("first").in("apps").service("web").port(81).build());

    // When
    stage.settle();

    // Then
    assertThat(stage.service("apps/web")).isPresent();
    assertThat(stage.onlyPortOf("apps/first").state()).isEqualTo(PortState.Granted);
    assertThat(stage.onlyPortOf("apps/second").state()).isEqualTo(PortState.Conflicted);
  }

  @Test
  void a_sibling_of_a_stated_node_port_gives_up_what_the_api_server_chose_for_it() {
    // When
    stage.apply(
        allocation("first")
            .in("apps")
            .service("api")
            .exposed(Exposure.NodePort)
            .port(81)
            .service("web")
            .exposed(Exposure.NodePort)
            .port(80)
            .with("nodePort", 30000)
            .build());
    stage.settle();

    // Then
    assertThat(stage.nodePorts("apps/web")).containsExactly(30000);
    assertThat(stage.nodePorts("apps/api")).containsExactly(30001);
  }

  @Test
  void what_the_own_writes_change_is_told_without_another_look() {
    // Given
    stage.apply(
        allocation("first")
            .in("apps")
            .service("web")
            .port(80)
            .reserving("later", 80, "db")
            .build());

    // When
    stage.settle();

    // Then
    assertThat(stage.reservationsOf("apps/first"))
        .singleElement()
        .satisfies(told -> assertThat(told.message()).contains("since 2026-11-20"));
  }

  @Test
  void who_lost_the_service_name_gives_its_policy_up_for_who_has_it() {
    // Given
    stage.apply(allocation("other").in("apps").service("api").port(80).build());
    stage.settle();
    stage.apply(allocation("loser").in("apps").service("web").port(80).build());
    stage.settle();

    // When
    stage.apply(allocation("winner").in("apps").service("web").port(81).build());
    stage.settle();

    // Then
    assertThat(stage.service("apps/web")).isPresent();
    assertThat(stage.onlyPortOf("apps/winner").state()).isEqualTo(PortState.Granted);
  }

  @Test
  void a_refused_heir_keeps_nobody_from_what_its_predecessor_held() {
    // Given
    stage.apply(nodePorts("first", "apps", 80));
    stage.settle();
    stage.apply(allocation("second").in("apps").service("db").port(81).build());
    stage.apply(nodePorts("third", "shop", 80));
    stage.settle();
    assertThat(stage.onlyPortOf("shop/third").state()).isEqualTo(PortState.Conflicted);

    // When
    stage.delete("apps/first");
    stage.apply(nodePorts("first", "apps", 81));
    stage.settle();

    // Then
    assertThat(stage.onlyPortOf("apps/first").state()).isEqualTo(PortState.Conflicted);
    assertThat(stage.onlyPortOf("shop/third").state()).isEqualTo(PortState.Granted);
    assertThat(stage.holder("node.30000")).contains("shop/third");
  }

  private static PortAllocation nodePorts(String name, String namespace, int port) {
    return allocation(name)
        .in(namespace)
        .service("web")
        .exposed(Exposure.NodePort)
        .port(port)
        .with("nodePort", 30000)
        .build();
  }

  @Test
  void who_has_not_seen_its_end_takes_no_lease_back_from_its_heir() {
    // Given
    PortAllocation web = allocation("first").in("apps").service("web").port(80).build();
    stage.apply(web);
    stage.settle();
    PortAllocation before = stage.allocation("apps/first");
    stage.delete("apps/first");
    stage.settle();
    stage.apply(web);
    stage.settle();
    OperatorCore blind = stage.anotherOperator();
    assertThat(blind.seen(before)).isEmpty();

    // When
    var unused = blind.reconcile(before);

    // Then
    assertThat(stage.holderUid("ns.apps.tcp.80"))
        .contains(stage.allocation("apps/first").getMetadata().getUid());
  }

  @Test
  void who_is_refused_by_a_lease_of_a_former_name_still_gives_up_what_it_needs_no_more() {
    // Given
    Rehearsal cluster = new Rehearsal(Regime.Cluster);
    cluster.apply(
        allocation("other").in("apps").service("api").port(80).reserving("later", 81, "x").build());
    cluster.settle();
    cluster.apply(
        allocation("first").in("apps").service("db").port(82).service("web").port(83).build());
    cluster.settle();
    assertThat(cluster.holder("ns.apps.tcp.83")).contains("apps/first");

    // When
    cluster.apply(allocation("first").in("apps").service("db").port(81).build());
    cluster.settle();

    // Then
    assertThat(cluster.onlyPortOf("apps/first").state()).isEqualTo(PortState.Kept);
    assertThat(cluster.holder("ns.apps.tcp.83")).isEmpty();
  }

  @Test
  void what_was_deleted_and_made_anew_while_nobody_told_is_looked_at() {
    // Given
    stage.apply(outside(5432));
    stage.settle();

    // When
    stage.delete("apps/first");
    stage.apply(outside(5433));
    stage.listAgain();
    stage.settle();

    // Then
    assertThat(stage.onlyPortOf("apps/first").port()).isEqualTo(5433);
  }

  private static PortAllocation outside(int port) {
    return allocation("first")
        .in("apps")
        .service("db")
        .exposed(Exposure.External)
        .port(port)
        .build();
  }

  @Test
  void a_service_that_goes_while_leases_are_released_is_not_reported_as_there() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.settle();
    stage.hold("DELETE PortLease ns.apps.tcp.80");
    stage.apply(allocation("first").in("apps").service("web").port(81).build());
    stage.settle();
    assertThat(stage.holder("ns.apps.tcp.80")).contains("apps/first");

    // When
    stage.harbour().server().remove(stage.service("apps/web").orElseThrow(), List.of());
    stage.settle();
    stage.release();
    stage.settle();

    // Then
    assertThat(stage.holder("ns.apps.tcp.80")).isEmpty();
    assertThat(stage.harbour().violations()).isEmpty();
  }
}
