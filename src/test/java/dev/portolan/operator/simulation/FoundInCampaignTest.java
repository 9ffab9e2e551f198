package dev.portolan.operator.simulation;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.operator.ErrandsByHand;
import dev.portolan.operator.OperatorCore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a hundred thousand random schedules found, each cut down to what it needs. */
class FoundInCampaignTest {
  private final Rehearsal stage = new Rehearsal(Regime.Plain);

  @Test
  void who_is_looked_at_while_its_service_goes_does_not_make_it_again() {
    // Given
    stage.apply(allocation("first").in("apps").service("web").port("a", 80).build());
    stage.settle();
    stage.hold("POST PortLease ns.apps.tcp.81");
    stage.apply(allocation("first").in("apps").service("web").port("a", 80).port("b", 81).build());
    stage.settle();

    // When
    stage.delete("apps/first");
    stage.settle();
    stage.release();
    stage.settle();

    // Then
    assertThat(stage.harbour().store().log(Kind.Service))
        .extracting(Change::after)
        .hasSize(2)
        .last()
        .isEqualTo(Optional.empty());
  }

  @Test
  void who_came_and_went_between_two_lists_is_not_believed_in_because_a_sweeper_asked() {
    // Given
    ErrandsByHand errands = new ErrandsByHand();
    PortAllocation former = allocation("first").in("apps").service("web").port(80).build();
    stage.apply(former);
    stage.settle();
    stage.stop();
    stage.delete("apps/first");
    stage.settle();
    stage.apply(former);
    OperatorCore another = stage.anotherOperator(stage.harbour().server(), errands);
    assertThat(another.seen(stage.lease("ns.apps.tcp.80"))).isEmpty();
    errands.runThoseWaiting();
    stage.delete("apps/first");

    // When
    for (int look = 0; look < 3; look++) {
      errands.runThoseWaiting();
    }
    stage.apply(allocation("second").in("apps").service("api").port(80).build());
    var unused = another.reconcile(stage.allocation("apps/second"));

    // Then
    assertThat(stage.onlyPortOf("apps/second").state()).isEqualTo(PortState.Granted);
  }

  @Test
  void what_an_orphan_does_not_serve_by_other_rules_is_freed() {
    // Given
    Rehearsal shifting = new Rehearsal(new Temper(1, 3, 1, 0, 0, 0, false, Regime.Plain, true));
    shifting.apply(allocation("first").in("apps").service("web").port(80).build());
    shifting.settle();
    shifting.harbour().server().remove(shifting.allocation("apps/first"), List.of("orphan"));
    shifting.settle();
    assertThat(shifting.service("apps/web")).isPresent();
    assertThat(shifting.holder("ns.apps.tcp.80")).contains("apps/first");

    // When
    PortPolicy unused =
        shifting.harbour().server().replace(Wishes.policy(Regime.Service.spec().orElseThrow()));
    shifting.settle();

    // Then
    assertThat(shifting.holder("ns.apps.tcp.80")).isEmpty();
  }

  @Test
  void who_is_contradicted_by_another_operator_does_not_answer_at_once() {
    // Given
    PortAllocation keeping =
        allocation("first").in("apps").service("db").port(82).reserving("r", 81, "web").build();
    stage.apply(allocation("other").in("apps").service("web").port(81).build());
    stage.apply(keeping);
    stage.settle();
    OperatorCore mistaken = stage.anotherOperator();
    stage.tell(mistaken);
    stage.delete("apps/other");
    stage.settle();
    assertThat(reservation()).isEqualTo("Reserved");
    var first = mistaken.reconcile(stage.allocation("apps/first"));
    assertThat(reservation()).isEqualTo("Used");
    stage.settle();
    assertThat(reservation()).isEqualTo("Reserved");

    // When
    var second = mistaken.reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(reservation()).isEqualTo("Reserved");
    assertThat(second).isPresent();
  }

  private String reservation() {
    return stage.reservationsOf("apps/first").getFirst().state();
  }
}
