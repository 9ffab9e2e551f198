package dev.portolan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents become records with their defaults, and records become the same documents again. */
class ResourceDocumentsTest {

  private final KubernetesSerialization serialization = new KubernetesSerialization();

  @Test
  void what_is_left_out_has_its_default() {
    // When
    PortAllocationSpec spec = read("{services: [{name: web, ports: [{name: http, port: 80}]}]}");

    // Then
    ServiceDeclaration web = spec.services().getFirst();
    assertThat(spec.program()).containsExactly(Program.Service, Program.NetworkPolicy);
    assertThat(spec.reservations()).isEmpty();
    assertThat(web.exposure()).isEqualTo(Exposure.Internal);
    assertThat(web.headless()).isFalse();
    assertThat(web.selector()).isEmpty();
    assertThat(web.ports().getFirst().protocol()).isEqualTo(Protocol.TCP);
    assertThat(web.ports().getFirst().targetPort()).isNull();
  }

  @Test
  void a_reservation_is_for_a_namespace_unless_it_says_otherwise() {
    // When
    Reservation reservation =
        read("{reservations: [{name: calls, port: 50055, for: call-service}]}")
            .reservations()
            .getFirst();

    // Then
    assertThat(reservation.scope()).isEqualTo(Scope.Namespace);
    assertThat(reservation.protocol()).isEqualTo(Protocol.TCP);
    assertThat(reservation.forService()).isEqualTo("call-service");
  }

  @Test
  void an_allocation_that_only_registers_still_does_after_it_was_written() {
    // Given
    PortAllocation allocation = new PortAllocation();
    allocation.setSpec(read("{program: [], reservations: [{name: calls, port: 50055}]}"));

    // When
    String written = serialization.asYaml(allocation);

    // Then
    assertThat(serialization.unmarshal(written, PortAllocation.class).getSpec().program())
        .isEmpty();
  }

  @Test
  void a_spec_survives_being_written_and_read() {
    // Given
    PortAllocation allocation = new PortAllocation();
    allocation.setSpec(
        read(
            """
            owner: {team: shop}
            services:
            - name: web
              selector: {b: two, a: one}
              exposure: LoadBalancer
              allowFrom: [{podSelector: {}}, {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}]
              environments: [{name: production, absent: true}]
              ports:
              - {name: http, port: 80, targetPort: web, environments: [{name: staging, targetPort: 8080}]}
            """));

    // When
    String written = serialization.asYaml(allocation);

    // Then
    assertThat(serialization.unmarshal(written, PortAllocation.class).getSpec())
        .isEqualTo(allocation.getSpec());
    assertThat(written.indexOf("b: \"two\"")).isLessThan(written.indexOf("a: \"one\""));
  }

  @Test
  void fields_of_a_later_version_are_passed_over() {
    assertThat(read("{services: [{name: web, invented: {later: true}}]}").services()).hasSize(1);
  }

  @Test
  void a_resource_that_was_never_judged_has_no_status() {
    assertThat(new PortAllocation().getStatus()).isNull();
    assertThat(new PortPolicy().getStatus()).isNull();
  }

  @Test
  void nobody_changes_a_list_afterwards() {
    // Given
    List<Reservation> reservations = read("{reservations: [{name: a, port: 1}]}").reservations();

    // Then
    assertThatThrownBy(reservations::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  private PortAllocationSpec read(String spec) {
    return serialization.unmarshal("---\n" + spec, PortAllocationSpec.class);
  }
}
