package dev.portolan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Holder;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The five systems get the verdicts that the design promises. */
class ExampleVerdictsTest {

  @Test
  void only_four_ports_of_five_systems_are_refused_and_each_is_told_by_whom() throws IOException {
    // When
    var refusals = ExampleWorld.settled().refused().map(ExampleVerdictsTest::told);

    // Then
    assertThat(refusals)
        .containsExactlyInAnyOrder(
            "alfred/grafana 3000 HeldByOther mission-control",
            "cirkelline-dev/frontend 3000 HeldByOther grafana",
            "trackflow-dev/grafana 3000 HeldByOther frontend",
            "trackflow-dev/kafka-ui 8080 HeldByOther tracker-sdk");
  }

  @Test
  void what_is_not_refused_is_granted_or_absent() throws IOException {
    // Given
    var world = ExampleWorld.settled();

    // When
    var counts =
        world.declared().stream()
            .map(declared -> declared.owner().namespace())
            .collect(Collectors.toMap(space -> space, space -> count(world.in(space))));

    // Then
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("alfred", "17 granted, 1 refused, 0 absent"),
                Map.entry("apps", "9 granted, 0 refused, 0 absent"),
                Map.entry("cirkelline-dev", "8 granted, 1 refused, 6 absent"),
                Map.entry("cirkelline-prod", "8 granted, 0 refused, 7 absent"),
                Map.entry("cirkelline-staging", "7 granted, 0 refused, 8 absent"),
                Map.entry("data", "11 granted, 0 refused, 0 absent"),
                Map.entry("deeplens", "22 granted, 0 refused, 0 absent"),
                Map.entry("guardyn-host", "4 granted, 0 refused, 0 absent"),
                Map.entry("messaging", "4 granted, 0 refused, 0 absent"),
                Map.entry("trackflow-dev", "19 granted, 2 refused, 0 absent"),
                Map.entry("trackflow-prod", "18 granted, 0 refused, 3 absent")));
  }

  @Test
  void an_offered_number_is_granted_to_who_asks_for_it() throws IOException {
    // Given
    var before = ExampleWorld.settled();

    for (var refused : before.refused().toList()) {
      for (var number : before.alternatives(refused)) {
        // When
        var space = refused.claim().owner().namespace();
        var newcomer = ExampleWorld.newcomer(space, "newcomer", number);
        var after = ExampleWorld.settledWith(newcomer);

        // Then
        assertThat(after.settlement().of(id(newcomer)).orElseThrow())
            .isInstanceOf(Verdict.Granted.class);
      }
    }
  }

  @Test
  void the_documented_way_out_of_alfreds_conflict_is_not_offered() throws IOException {
    // Given
    var world = ExampleWorld.settled();

    // When
    var grafana = world.settlement().of(new ClaimId("alfred", "alfred", "grafana", "http"));

    // Then
    assertThat(world.alternatives(grafana.orElseThrow())).isNotEmpty().doesNotContain(3001);
  }

  @Test
  void a_rival_for_minios_number_is_refused_and_not_sent_to_its_console() throws IOException {
    // Given
    var rival = ExampleWorld.rival("sonarqube");

    // When
    var world = ExampleWorld.settledWith(rival);
    var refused = world.refused().toList();

    // Then
    assertThat(refused)
        .extracting(ExampleVerdictsTest::told)
        .contains("deeplens/sonarqube 9000 HeldByOther minio");
    assertThat(world.alternatives(world.settlement().of(id(rival)).orElseThrow()))
        .contains(9002)
        .doesNotContain(9001);
    assertThat(world.in("deeplens")).filteredOn(Verdict.Granted.class::isInstance).hasSize(22);
  }

  @Test
  void the_number_of_call_service_is_kept_from_everybody_else() throws IOException {
    // Given
    var rival = ExampleWorld.rival("billing");

    // When
    var refused = ExampleWorld.settledWith(rival).refused().map(ExampleVerdictsTest::told);

    // Then
    assertThat(refused).contains("apps/billing-service 50055 ReservedForOther call-service");
  }

  @Test
  void call_service_gets_the_number_that_is_kept_for_it() throws IOException {
    // Given
    var named = ExampleWorld.newcomer("apps", "call-service", 50055);

    // When
    var world = ExampleWorld.settledWith(named);

    // Then
    assertThat(world.settlement().of(id(named)).orElseThrow()).isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void guardyns_five_later_numbers_are_reserved() throws IOException {
    // When
    var reservations = ExampleWorld.settled().settlement().reservations();

    // Then
    assertThat(reservations.values())
        .hasSize(5)
        .extracting(ReservationVerdict::state)
        .containsOnly(ReservationVerdict.State.Reserved);
  }

  @Test
  void findings_tell_of_shared_numbers_and_of_a_listener_that_is_hidden_and_exposed()
      throws IOException {
    // When
    var world = ExampleWorld.settled();

    // Then
    assertThat(world.findings("trackflow-dev"))
        .containsExactly(
            "SharedNumber clickhouse/http-8123",
            "SharedNumber clickhouse-ui/http",
            "ExposureContradiction clickhouse/http-8123",
            "ExposureContradiction clickhouse-ui/http");
    assertThat(world.findings("trackflow-prod"))
        .containsExactly("SharedNumber frontend/http", "SharedNumber grafana/http");
    assertThat(world.findings("apps"))
        .containsExactly("SharedNumber envoy/grpc-web", "SharedNumber notification-service/http");
    assertThat(world.findings("cirkelline-prod"))
        .containsExactly("SharedNumber backend-api/http", "SharedNumber sentry/https");
  }

  private static String told(Verdict.Refused refused) {
    var id = refused.claim().id();
    return "%s/%s %d %s %s"
        .formatted(
            id.namespace(),
            id.service(),
            refused.claim().wish().port(),
            refused.refusal().first().reason(),
            refused.refusal().holder().flatMap(Holder::service).orElse("nobody"));
  }

  private static String count(List<Verdict> verdicts) {
    return "%d granted, %d refused, %d absent"
        .formatted(
            verdicts.stream().filter(Verdict.Granted.class::isInstance).count(),
            verdicts.stream().filter(Verdict.Refused.class::isInstance).count(),
            verdicts.stream().filter(Verdict.Absent.class::isInstance).count());
  }

  private static ClaimId id(PortAllocation allocation) {
    var metadata = allocation.getMetadata();
    var service = allocation.getSpec().services().getFirst();
    var port = service.ports().getFirst().name();
    return new ClaimId(metadata.getNamespace(), metadata.getName(), service.name(), port);
  }
}
