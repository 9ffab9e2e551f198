package dev.portolan.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.Cluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One plan for each thing that the operator must do when a write goes wrong. */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Crew crew;

  FaultTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    Cluster.of(controlPlane);
    crew = new Crew(controlPlane);
  }

  @Test
  void a_port_is_not_served_before_its_lease_is_ours() {
    play("an internal port is created # 1 # CONFLICT");
  }

  @Test
  void a_request_that_fails_is_made_again() {
    play("an internal port is created # 1 # NEVER_SENT_AGAIN");
  }

  @Test
  void a_service_is_not_exposed_when_its_network_policy_was_refused() {
    play("an internal port is created # 2 # UNAVAILABLE_AGAIN");
  }

  @Test
  void a_lost_answer_does_not_mean_that_nothing_is_served() {
    play("an internal port is created # 3 # ANSWER_LOST_AGAIN");
  }

  @Test
  void a_status_that_met_a_newer_version_is_written_again() {
    play("an internal port is created # 4 # CONFLICT");
  }

  @Test
  void a_service_that_met_a_newer_version_is_written_again() {
    play("a service gets a second port # 3 # CONFLICT");
  }

  @Test
  void a_lease_is_not_free_while_the_service_that_gives_it_up_is_being_written() {
    play("a service loses a port # 2 # DELAYED");
  }

  @Test
  void what_a_vanished_holder_left_is_freed_though_the_first_try_fails() {
    play("an allocation is deleted # 1 # NEVER_SENT_AGAIN");
  }

  @Test
  void a_lease_that_was_not_as_it_was_read_is_freed_all_the_same() {
    play("an allocation is deleted # 1 # CONFLICT");
  }

  @Test
  void what_only_an_answer_told_of_is_not_believed_for_ever() {
    play("a service with a node port is renamed # 4 # WATCHES_EXPIRED");
    play("a stated node port is created # 0 # DELAYED");
  }

  @Test
  void an_allocation_that_went_does_not_come_to_life_again() {
    play("a pool is renamed under those who run # 0 # DELAYED");
  }

  private void play(String plan) {
    Verdict verdict = Performance.of(controlPlane, crew, Plan.parse(plan), BOUND);
    System.out.println(verdict);
    assertThat(verdict.violations()).isEmpty();
  }

  @AfterAll
  void stop() {
    crew.close();
  }
}
