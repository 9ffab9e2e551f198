package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/**
 * A reconciler that no event has ever reached: everything it knows it has from the API server's
 * answers to its writes.
 */
@WithControlPlane
class BlindTest {
  private static final int ENOUGH = 20;

  private final ControlPlane controlPlane;
  private final Cluster cluster;

  BlindTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    cluster = Cluster.of(controlPlane);
  }

  @Test
  void a_refused_node_port_names_the_strangers_service_and_frees_the_lease() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    cluster.client().resource(StrangerTest.service(namespace, "theirs", 30441)).create();
    AllocationDraft shop =
        allocation("shop")
            .in(namespace)
            .service("web")
            .exposed(Exposure.NodePort)
            .port(8080)
            .with("nodePort", 30441);

    // When
    reconcile(shop);

    // Then
    PortStatus refused = cluster.portOf(shop);
    assertThat(refused.reason()).isEqualTo("NodePortTakenByForeignService");
    assertThat(refused.message()).contains("30441", namespace + "/theirs");
    assertThat(cluster.leasesOf(namespace)).isEmpty();
  }

  @Test
  void a_node_port_that_the_api_server_does_not_hand_out_is_denied_and_its_lease_freed() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    AllocationDraft shop =
        allocation("shop")
            .in(namespace)
            .service("web")
            .exposed(Exposure.NodePort)
            .port(8080)
            .with("nodePort", 30442);
    ApiServer narrow = new NarrowApiServer(new RemoteApiServer(cluster.client()));

    // When
    try (Desks desks = new Desks(narrow, Clock.systemUTC(), Errands.onThread("nobody's"))) {
      reconcile(shop, desks, Clock.systemUTC());
    }

    // Then
    PortStatus refused = cluster.portOf(shop);
    assertThat(refused.state()).isEqualTo(PortState.Denied);
    assertThat(refused.reason()).isEqualTo("NodePortOutOfRange");
    assertThat(refused.message()).contains("30442", "31000-31100");
    assertThat(cluster.leasesOf(namespace)).isEmpty();
  }

  @Test
  void a_health_check_node_port_is_freed_when_the_answer_to_our_own_write_shows_none() {
    // Given
    String name = controlPlane.newNamespace("blind");
    try (Desks desks = localTrafficIn(name)) {
      reconcile(balancer(name), desks, Clock.systemUTC());
      int number = healthCheck(name);
      assertThat(cluster.leasesOf(name)).contains("node." + number);

      // When
      desks.chart().put(traffic(name, "Cluster"));
      reconcile(balancer(name), desks, Clock.systemUTC());

      // Then
      assertThat(healthCheck(name)).isZero();
      assertThat(cluster.leasesOf(name)).doesNotContain("node." + number);
    }
    cluster.removePolicies();
  }

  @Test
  void the_lease_of_a_health_check_node_port_passes_to_the_port_that_remains() {
    // Given
    String name = controlPlane.newNamespace("blind");
    try (Desks desks = localTrafficIn(name)) {
      reconcile(balancer(name).port("admin", 8081), desks, Clock.systemUTC());
      String lease = "node." + healthCheck(name);
      assertThat(cluster.lease(lease).orElseThrow().getSpec().claims()).contains("web/admin");

      // When
      reconcile(balancer(name), desks, Clock.systemUTC());

      // Then
      assertThat(cluster.lease(lease).orElseThrow().getSpec().claims()).contains("web/http");
    }
    cluster.removePolicies();
  }

  @Test
  void nothing_more_is_written_for_an_allocation_whose_status_finds_nobody() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.apply(shop);
    PortAllocation gone = cluster.get(shop);
    cluster.client().resource(gone).delete();
    try (Desks desks = new Desks(cluster.client(), Clock.systemUTC())) {
      PortAllocationReconciler reconciler = new PortAllocationReconciler(desks, Clock.systemUTC());

      // When
      var unused = reconciler.reconcile(gone, nobody());

      // Then
      assertThat(desks.chart().gather(gone, Instant.now())).isEmpty();
      assertThat(atRest(reconciler.reconcile(gone, nobody()))).isTrue();
    }
  }

  @Test
  void what_only_our_own_write_told_of_is_forgotten_when_it_went() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    ErrandsByHand errands = new ErrandsByHand();
    try (Desks desks =
        new Desks(new RemoteApiServer(cluster.client()), Clock.systemUTC(), errands)) {
      reconcile(shop, desks, Clock.systemUTC());
      cluster.client().services().inNamespace(namespace).withName("web").delete();

      // When
      errands.runThoseWaiting();
      errands.runThoseWaiting();

      // Then
      String uid = cluster.get(shop).getMetadata().getUid();
      assertThat(desks.chart().servicesOf(namespace, "shop", uid)).isEmpty();
    }
  }

  private static AllocationDraft balancer(String namespace) {
    return allocation("shop")
        .in(namespace)
        .service("web")
        .exposed(Exposure.LoadBalancer)
        .port(8080);
  }

  /** Desks that know of the namespace and of a policy of local traffic there. */
  private Desks localTrafficIn(String namespace) {
    Desks desks = new Desks(cluster.client(), Clock.systemUTC());
    desks.chart().put(cluster.client().namespaces().withName(namespace).get());
    desks.chart().put(traffic(namespace, "Local"));
    return desks;
  }

  private PortPolicy traffic(String namespace, String policy) {
    return cluster.policy(
        namespace, namespace, "loadBalancer: {externalTrafficPolicy: %s}".formatted(policy));
  }

  private int healthCheck(String namespace) {
    return Objects.requireNonNullElse(
        cluster.service(namespace, "web").orElseThrow().getSpec().getHealthCheckNodePort(), 0);
  }

  @Test
  void a_lease_that_somebody_was_first_to_take_names_him() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    AllocationDraft first =
        allocation("first").in(namespace).service("web").port(8080).port("m", 9);
    AllocationDraft second =
        allocation("second").in(namespace).service("api").port(7070).port("m", 8080);
    reconcile(first);

    // When
    reconcile(second);

    // Then
    PortStatus refused = cluster.portOf(second, "api", "m");
    assertThat(refused.state()).isEqualTo(PortState.Conflicted);
    assertThat(Cluster.holderOf(refused).name()).isEqualTo("first");
    assertThat(cluster.numbersOf(namespace, "api")).containsExactly(7070);
  }

  @Test
  void a_strangers_service_is_not_merged_into() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    Service theirs =
        cluster.client().resource(StrangerTest.service(namespace, "web", null)).create();
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);

    // When
    reconcile(shop);

    // Then
    assertThat(cluster.portOf(shop).reason()).isEqualTo("ServiceNameTaken");
    assertThat(Serialization.asJson(cluster.service(namespace, "web").orElseThrow()))
        .isEqualTo(Serialization.asJson(theirs));
    assertThat(cluster.leasesOf(namespace)).isEmpty();
  }

  @Test
  void a_reservation_is_over_when_the_clock_says_so() {
    // Given
    String namespace = controlPlane.newNamespace("blind");
    AllocationDraft keeper =
        allocation("keeper")
            .in(namespace)
            .reserving("calls", 50055, "calls")
            .until("2031-01-01T00:00:00Z");
    AllocationDraft other = allocation("other").in(namespace).service("web").port(50055);
    Clock clock = Mockito.mock(Clock.class);
    Mockito.when(clock.instant()).thenReturn(Instant.parse("2030-12-31T23:59:59Z"));
    try (Desks desks = new Desks(cluster.client(), clock)) {
      reconcile(keeper, desks, clock);
      assertThat(cluster.leasesOf(namespace)).hasSize(1);

      // When
      Mockito.when(clock.instant()).thenReturn(Instant.parse("2031-01-01T00:00:00Z"));
      reconcile(keeper, desks, clock);
      reconcile(other, desks, clock);
    }

    // Then
    assertThat(cluster.statusOf(keeper).orElseThrow().reservations().getFirst().state())
        .isEqualTo("Expired");
    assertThat(cluster.portOf(other).state()).isEqualTo(PortState.Granted);
  }

  /** Reconciles with nothing known. */
  private void reconcile(AllocationDraft draft) {
    try (Desks desks = new Desks(cluster.client(), Clock.systemUTC())) {
      reconcile(draft, desks, Clock.systemUTC());
    }
  }

  /** Reconciles until it has nothing left to do at once. */
  private void reconcile(AllocationDraft draft, Desks desks, Clock clock) {
    cluster.apply(draft);
    PortAllocationReconciler reconciler = new PortAllocationReconciler(desks, clock);
    for (int turn = 0; turn < ENOUGH; turn++) {
      if (atRest(reconciler.reconcile(cluster.get(draft), nobody()))) {
        return;
      }
    }
    throw new AssertionError(draft.name() + " does not come to rest");
  }

  private static boolean atRest(UpdateControl<PortAllocation> control) {
    return control.getScheduleDelay().filter(delay -> delay < 1000).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Context<PortAllocation> nobody() {
    return Mockito.mock(Context.class);
  }
}
