package dev.portolan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Reservation;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an allocation asks for, as its namespace makes it. */
class DeclaredTest {

  @Test
  void the_team_answers_for_ports_and_reservations() {
    Declared declared = declared("{team: shop}");
    assertThat(declared.claims())
        .extracting(claim -> claim.subject().team())
        .containsExactly(Optional.of("shop"));
    assertThat(declared.reservations())
        .extracting(Reservation::team)
        .containsExactly(Optional.of("shop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{contact: someone}", "{team: ' '}"})
  void without_a_team_nobody_does(String owner) {
    Declared declared = declared(owner);
    assertThat(declared.claims()).extracting(claim -> claim.subject().team()).containsOnly(none());
    assertThat(declared.reservations()).extracting(Reservation::team).containsOnly(none());
  }

  @Test
  void reservations_come_after_the_ports() {
    assertThat(declared("null").claims()).extracting(Claim::position).containsExactly(0);
    assertThat(declared("null").reservations())
        .extracting(Reservation::position)
        .containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-06-30T00:00:00,5Z", "2027-06-30T00:00:00z, or so", "some day"})
  void a_reservation_until_what_nobody_can_read_never_ends(String until) {
    assertThat(declared("null", ", until: '%s'".formatted(until)).reservations())
        .extracting(Reservation::until)
        .containsExactly(Optional.empty());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Declared declared(String owner) {
    return declared(owner, "");
  }

  private static Declared declared(String owner, String reserved) {
    String yaml =
        """
        metadata: {namespace: apps, name: a, uid: u, creationTimestamp: "2026-11-20T10:00:00Z"}
        spec:
          owner: %s
          services: [{name: web, selector: {app: web}, ports: [{name: http, port: 80}]}]
          reservations: [{name: calls, port: 81%s}]
        """
            .formatted(owner, reserved);
    return Declared.of(
        Serialization.unmarshal(yaml, PortAllocation.class),
        new Place("apps", Optional.empty(), House.of(List.of(), "apps", Map.of())));
  }
}
