package dev.portolan.status;

import static dev.portolan.status.Harvest.RIVALS;
import static dev.portolan.status.Harvest.TILL;
import static dev.portolan.status.Harvest.condition;
import static dev.portolan.status.Harvest.of;
import static dev.portolan.status.Harvest.shared;
import static dev.portolan.status.Harvest.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocationStatus;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Shop;
import dev.portolan.status.Obstacle.Kind;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionsTest {

  private static final Instant LATER = Scene.NOW.plusSeconds(90);
  private static final String NOW_TEXT = "2026-11-21T10:00:00Z";
  private static final String LATER_TEXT = "2026-11-21T10:01:30Z";
  private static final String DENIED =
      "- {name: till, exposure: Host, ports: [{name: http, port: 80}]}";

  @Test
  void unchanged_inputs_give_an_equal_status_whatever_the_time() {
    for (Harvest world : worlds()) {
      // Given
      PortAllocationStatus first = world.status();
      PortAllocationStatus stored =
          Serialization.unmarshal(Serialization.asJson(first), PortAllocationStatus.class);

      // Then
      assertThat(world.after(stored, LATER).status()).isEqualTo(first);
    }
  }

  @Test
  void a_condition_tells_when_it_flipped_and_others_keep_their_time() {
    // Given
    PortAllocationStatus pending = of(TILL).status();

    // When
    PortAllocationStatus done = of(TILL).programmed().after(pending, LATER).status();

    // Then
    assertThat(condition(pending, "Programmed").getStatus()).isEqualTo("False");
    assertThat(condition(done, "Programmed").getStatus()).isEqualTo("True");
    assertThat(condition(done, "Programmed").getLastTransitionTime()).isEqualTo(LATER_TEXT);
    assertThat(condition(done, "Accepted").getLastTransitionTime()).isEqualTo(NOW_TEXT);
  }

  @Test
  void another_reason_alone_is_no_transition() {
    // Given
    PortAllocationStatus pending = of(TILL).status();

    // When
    PortAllocationStatus rejected =
        of(TILL).hindered(Kind.ApiRejected, true).after(pending, LATER).status();

    // Then
    assertThat(condition(pending, "Programmed").getReason()).isEqualTo("Pending");
    assertThat(condition(rejected, "Programmed").getReason()).isEqualTo("ApiRejected");
    assertThat(condition(rejected, "Programmed").getLastTransitionTime()).isEqualTo(NOW_TEXT);
  }

  @Test
  void what_is_not_ready_is_either_stalled_or_reconciling() {
    for (Harvest world : worlds()) {
      // When
      PortAllocationStatus status = world.status();

      // Then
      boolean ready = condition(status, "Ready").getStatus().equals("True");
      List<String> excuses = new ArrayList<>(types(status));
      excuses.retainAll(List.of("Stalled", "Reconciling"));
      assertThat(excuses).hasSize(ready ? 0 : 1);
    }
  }

  @Test
  void bad_news_is_said_only_when_true() {
    for (Harvest world : worlds()) {
      assertThat(world.status().conditions())
          .filteredOn(c -> !List.of("Accepted", "Programmed", "Ready").contains(c.getType()))
          .allMatch(c -> c.getStatus().equals("True"));
    }
  }

  @Test
  void a_refusal_waits_for_a_decision() {
    // When
    PortAllocationStatus status = shared(RIVALS).programmed().status();

    // Then
    assertThat(types(status))
        .containsExactly("Accepted", "Programmed", "Ready", "Conflicted", "Stalled");
    assertThat(condition(status, "Accepted").getReason()).isEqualTo("PartiallyAccepted");
    assertThat(condition(status, "Programmed").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("PartiallyAccepted");
    assertThat(condition(status, "Stalled").getReason()).isEqualTo("AwaitsDecision");
  }

  @Test
  void an_allocation_that_lost_everything_is_in_conflict() {
    // Given
    Scene scene = Shop.with(TILL);

    // When
    PortAllocationStatus status =
        of(scene).judging(Shop.refused(scene.claim("shop", "till/http"))).status();

    // Then
    assertThat(condition(status, "Accepted").getReason()).isEqualTo("PortConflict");
    assertThat(condition(status, "Programmed").getReason()).isEqualTo("NothingGranted");
    assertThat(condition(status, "Conflicted").getReason()).isEqualTo("PortConflict");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_obstacle_is_the_reason_why_nothing_is_programmed(Kind kind) {
    // When
    var programmed = of(TILL).programmed().hindered(kind, false).condition("Programmed");

    // Then
    assertThat(programmed.getStatus()).isEqualTo("False");
    assertThat(programmed.getReason()).isEqualTo(kind.name());
    assertThat(programmed.getMessage()).isEqualTo(kind + " is in the way.");
  }

  @Test
  void of_several_obstacles_the_gravest_is_the_reason() {
    // When
    var programmed =
        of(TILL)
            .hindered(Kind.WaitingForRelease, true)
            .hindered(Kind.ServiceNameTaken, false)
            .condition("Programmed");

    // Then
    assertThat(programmed.getReason()).isEqualTo("ServiceNameTaken");
    assertThat(programmed.getMessage())
        .isEqualTo("ServiceNameTaken is in the way. WaitingForRelease is in the way.");
  }

  @Test
  void an_obstacle_that_is_tried_again_is_reconciling_and_any_other_is_stalled() {
    // When
    PortAllocationStatus retried = of(TILL).hindered(Kind.ApiRejected, true).status();
    PortAllocationStatus standing = of(TILL).hindered(Kind.ServiceNameTaken, false).status();

    // Then
    assertThat(types(retried)).contains("Reconciling").doesNotContain("Stalled");
    assertThat(condition(retried, "Reconciling").getReason()).isEqualTo("ApiRejected");
    assertThat(types(standing)).contains("Stalled").doesNotContain("Reconciling");
    assertThat(condition(standing, "Stalled").getReason()).isEqualTo("ServiceNameTaken");
  }

  @Test
  void nothing_granted_is_said_only_where_something_was_wanted() {
    // Given
    Scene later =
        Scene.of(Shop.document("").replace("services:", "reservations: [{name: later, port: 90}]"));

    // Then
    assertThat(of(DENIED).condition("Programmed").getStatus()).isEqualTo("False");
    assertThat(of(DENIED).condition("Programmed").getReason()).isEqualTo("NothingGranted");
    assertThat(of(later).condition("Programmed").getStatus()).isEqualTo("True");
    assertThat(of(later).condition("Ready").getStatus()).isEqualTo("True");
  }

  @Test
  void an_allocation_that_only_registers_waits_for_no_service() {
    // Given
    Scene scene = Scene.of(Shop.document(TILL).replace("spec:", "spec:\n  program: []"));

    // Then
    assertThat(of(scene).condition("Programmed").getReason()).isEqualTo("NothingToProgram");
    assertThat(of(scene).condition("Ready").getStatus()).isEqualTo("True");
  }

  private static List<Harvest> worlds() {
    return List.of(
        of(TILL),
        of(TILL).programmed(),
        shared(RIVALS),
        shared(RIVALS).programmed(),
        shared(RIVALS).hindered(Kind.ApiRejected, true),
        of(TILL).hindered(Kind.ApiRejected, true),
        of(TILL).hindered(Kind.RecreateRequired, false),
        of(TILL).hindered(Kind.ApiRejected, true).hindered(Kind.RecreateRequired, false),
        of(DENIED));
  }
}
