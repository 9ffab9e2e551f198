package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortLeaseSpec;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody's hand in what is ours: it is put right. */
class DriftTest extends RunningOperator {

  DriftTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  enum Hand {
    PORT_NUMBER(spec -> spec.getPorts().getFirst().setPort(8099)),
    EXTRA_PORT(
        spec ->
            spec.getPorts()
                .add(
                    new ServicePortBuilder()
                        .withName("extra")
                        .withPort(9999)
                        .withProtocol("TCP")
                        .build())),
    SELECTOR(spec -> spec.setSelector(Map.of("app", "else"))),
    TYPE(spec -> spec.setType("NodePort")),
    EXTERNAL_ADDRESS(spec -> spec.setExternalIPs(List.of("192.0.2.7")));

    private final Consumer<ServiceSpec> edit;

    Hand(Consumer<ServiceSpec> edit) {
      this.edit = edit;
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_edited_service_is_put_right(Hand hand) {
    // Given
    String namespace = controlPlane.newNamespace("edited");
    Service before = madeService(namespace);

    // When
    cluster
        .client()
        .resource(before)
        .edit(
            service -> {
              hand.edit.accept(service.getSpec());
              return service;
            });

    // Then
    cluster.awaitThat("the Service as it was", () -> specOf(namespace).equals(before.getSpec()));
  }

  private ServiceSpec specOf(String namespace) {
    return cluster.service(namespace, "web").orElseThrow().getSpec();
  }

  @Test
  void a_service_without_our_labels_gets_them_back() {
    // Given
    String namespace = controlPlane.newNamespace("labels");
    Service before = madeService(namespace);

    // When
    cluster
        .client()
        .resource(before)
        .edit(
            service -> {
              service.getMetadata().setLabels(Map.of());
              return service;
            });

    // Then
    cluster.awaitThat(
        "the labels as they were",
        () ->
            before
                .getMetadata()
                .getLabels()
                .equals(cluster.service(namespace, "web").orElseThrow().getMetadata().getLabels()));
  }

  private Service madeService(String namespace) {
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    return cluster.service(namespace, "web").orElseThrow();
  }

  @Test
  void a_deleted_service_is_made_again() {
    // Given
    String namespace = controlPlane.newNamespace("deleted");
    Service before = madeService(namespace);

    // When
    cluster.client().resource(before).delete();

    // Then
    cluster.awaitNumbers(namespace, "web", 8080);
    assertThat(cluster.leasesOf(namespace)).containsExactly("ns." + namespace + ".tcp.8080");
  }

  @Test
  void an_edited_network_policy_is_put_right() {
    // Given
    String namespace = controlPlane.newNamespace("opened");
    madeService(namespace);
    var before = cluster.fence(namespace, "web").orElseThrow();

    // When
    cluster
        .client()
        .resource(before)
        .edit(
            policy -> {
              policy.getSpec().getIngress().getFirst().setFrom(List.of());
              return policy;
            });

    // Then
    cluster.awaitThat(
        "the policy as it was",
        () -> before.getSpec().equals(cluster.fence(namespace, "web").orElseThrow().getSpec()));
  }

  @Test
  void a_deleted_network_policy_is_made_again() {
    // Given
    String namespace = controlPlane.newNamespace("unfenced");
    madeService(namespace);

    // When
    cluster.client().resource(cluster.fence(namespace, "web").orElseThrow()).delete();

    // Then
    cluster.awaitThat("the policy", () -> cluster.fence(namespace, "web").isPresent());
  }

  @Test
  void a_deleted_lease_is_taken_again_before_a_waiter_gets_it() {
    // Given
    String namespace = controlPlane.newNamespace("unleased");
    madeService(namespace);
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    PortLease lease = cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow();

    // When
    cluster.client().resource(lease).delete();

    // Then
    cluster.awaitThat(
        "the lease",
        () ->
            cluster
                .lease("ns." + namespace + ".tcp.8080")
                .filter(found -> found.getSpec().holder().name().equals("shop"))
                .isPresent());
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void edited_claims_of_a_lease_are_put_right() {
    // Given
    String namespace = controlPlane.newNamespace("claims");
    madeService(namespace);
    PortLease lease = cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow();

    // When
    cluster
        .client()
        .resource(lease)
        .edit(
            found -> {
              found.setSpec(withClaims(found.getSpec(), List.of("other/claim")));
              return found;
            });

    // Then
    cluster.awaitThat(
        "the claims as they were",
        () ->
            lease
                .getSpec()
                .claims()
                .equals(
                    cluster
                        .lease("ns." + namespace + ".tcp.8080")
                        .orElseThrow()
                        .getSpec()
                        .claims()));
  }

  private static PortLeaseSpec withClaims(PortLeaseSpec spec, List<String> claims) {
    return new PortLeaseSpec(
        spec.scope(),
        spec.namespace(),
        spec.protocol(),
        spec.port(),
        spec.holder(),
        claims,
        spec.pool(),
        spec.forService(),
        spec.state(),
        spec.acquireTime(),
        spec.expireTime());
  }

  @Test
  void a_forged_status_is_written_over() {
    // Given
    String namespace = controlPlane.newNamespace("forged");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.NodePort).port(8080);
    PortAllocationStatus honest = cluster.make(shop);
    PortAllocation forged = cluster.get(shop);
    forged.setStatus(
        new PortAllocationStatus(
            honest.observedGeneration(),
            "7/7",
            7,
            honest.conditions(),
            List.of(),
            List.of(),
            List.of()));

    // When
    cluster.client().resource(forged).updateStatus();

    // Then
    cluster.awaitThat("the honest status", () -> honest.equals(cluster.statusOf(shop).get()));
  }
}
