package dev.portolan.operator.simulation;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortState;
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
}
