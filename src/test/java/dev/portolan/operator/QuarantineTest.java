package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.LeaseState;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A freed key stays with who had it last, for as long as the house says. */
class QuarantineTest extends RunningOperator {

  QuarantineTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_waiter_is_told_until_when_and_whose_it_is_and_gets_it_then() {
    // Given
    String namespace = house("waits", "4s");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(shop);
    cluster.apply(waiter);

    // When
    cluster.delete(shop);

    // Then
    PortStatus told =
        cluster
            .awaitStatus(waiter, s -> s.ports().getFirst().reason().equals("Quarantined"))
            .ports()
            .getFirst();
    Instant end = end(lease(namespace));
    assertThat(told.message())
        .contains(namespace + "/shop", "until " + end.toString().split("\\.")[0]);
    cluster.awaitReady(waiter);
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Active);
    assertThat(lease(namespace).getSpec().expireTime()).isNull();
  }

  @Test
  void it_begins_when_the_last_service_is_gone() {
    // Given
    String namespace = house("begins", "1h");
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    controlPlane.kill(Component.CONTROLLER_MANAGER);
    cluster.delete(allocation("shop").in(namespace));
    cluster.make(allocation("probe").in(namespace).service("probe").port(1));
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Active);
    Instant stillServed = Instant.now();

    // When
    controlPlane.start(Component.CONTROLLER_MANAGER);

    // Then
    awaitQuarantine(namespace);
    assertThat(end(lease(namespace))).isAfterOrEqualTo(stillServed.plus(Duration.ofHours(1)));
  }

  @Test
  void its_former_holder_takes_the_very_lease_back_before_an_older_waiter() {
    // Given
    String namespace = house("returns", "24h");
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    cluster.apply(waiter);
    cluster.delete(allocation("shop").in(namespace));
    awaitQuarantine(namespace);
    PortLease left = lease(namespace);

    // When
    cluster.make(allocation("shop").in(namespace).service("other").port("grpc", 8080));

    // Then
    assertThat(lease(namespace).getMetadata().getUid()).isEqualTo(left.getMetadata().getUid());
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Active);
    assertThat(cluster.portOf(waiter).state()).isEqualTo(PortState.Conflicted);
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void a_port_taken_out_of_an_allocation_waits_too_and_is_freed_where_nobody_wants_it() {
    // Given
    String namespace = house("dropped", "2s");
    cluster.make(allocation("shop").in(namespace).service("web").port(8080).port("old", 8081));

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));

    // Then
    String old = "ns." + namespace + ".tcp.8081";
    cluster.awaitThat(
        "quarantine",
        () ->
            cluster
                .lease(old)
                .filter(lease -> lease.getSpec().state() == LeaseState.Quarantined)
                .isPresent());
    cluster.awaitThat("its end", () -> cluster.lease(old).isEmpty());
    assertThat(lease(namespace).getSpec().state()).isEqualTo(LeaseState.Active);
  }

  @Test
  void it_ends_though_its_namespace_and_all_policies_are_gone_and_the_operator_was_down() {
    // Given
    String namespace = house("leaving", "6s");
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    cluster.delete(allocation("shop").in(namespace));
    awaitQuarantine(namespace);
    operator.stop();

    // When
    cluster.removePolicies();
    cluster.client().namespaces().withName(namespace).delete();
    operator.start();

    // Then
    cluster.awaitThat("its end", () -> cluster.leasesOf(namespace).isEmpty());
  }

  private String house(String prefix, String quarantine) {
    String namespace = controlPlane.newNamespace(prefix);
    PortPolicy policy = cluster.policy(namespace, namespace, "quarantine: " + quarantine);
    cluster.awaitThat(
        "the policy is known",
        () -> {
          var status = cluster.client().resource(policy).get().getStatus();
          return status != null && !status.conditions().isEmpty();
        });
    return namespace;
  }

  private void awaitQuarantine(String namespace) {
    cluster.awaitThat(
        "quarantine", () -> lease(namespace).getSpec().state() == LeaseState.Quarantined);
  }

  private PortLease lease(String namespace) {
    return cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow();
  }

  private static Instant end(PortLease lease) {
    return Instant.parse(Objects.requireNonNull(lease.getSpec().expireTime()));
  }
}
