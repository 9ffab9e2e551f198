package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Holder;
import dev.portolan.api.LeaseState;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortLeaseSpec;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.Component;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Somebody's hand in leases and in what makes Services ours: nobody else ever gets a key that is
 * served.
 */
class HandsTest extends RunningOperator {

  HandsTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void a_lease_given_to_a_waiter_by_hand_goes_back_to_who_serves_the_key() {
    // Given
    String namespace = controlPlane.newNamespace("given");
    AllocationDraft waiter = servedAndWanted(namespace);
    PortAllocation heir = cluster.get(waiter);
    AuditLog audit = operator.auditFromHere().about(namespace);

    // When
    edit(
        namespace,
        spec ->
            with(
                spec,
                new Holder(namespace, "waiter", heir.getMetadata().getUid()),
                List.of("api/http"),
                spec.state(),
                null));

    // Then
    awaitHolder(namespace, "shop");
    cluster.awaitState(waiter, PortState.Conflicted);
    assertThat(audit.told()).noneMatch(write -> write.contains("create services"));
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void a_lease_given_to_nobody_by_hand_goes_back_to_who_serves_the_key() {
    // Given
    String namespace = controlPlane.newNamespace("ghost");
    AllocationDraft waiter = servedAndWanted(namespace);

    // When
    edit(
        namespace,
        spec ->
            with(
                spec, new Holder(namespace, "ghost", "no-uid"), spec.claims(), spec.state(), null));

    // Then
    awaitHolder(namespace, "shop");
    cluster.awaitState(waiter, PortState.Conflicted);
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void a_lease_reserved_by_hand_for_a_waiter_is_not_activated() {
    // Given
    String namespace = controlPlane.newNamespace("reserved");
    AllocationDraft waiter = servedAndWanted(namespace);

    // When
    edit(namespace, spec -> with(spec, spec.holder(), spec.claims(), LeaseState.Reserved, "api"));

    // Then
    awaitState(namespace, LeaseState.Active);
    awaitHolder(namespace, "shop");
    cluster.awaitState(waiter, PortState.Conflicted);
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void a_vanished_holders_key_stays_while_its_service_has_lost_its_labels() {
    // Given
    String namespace = controlPlane.newNamespace("unlabelled");
    AllocationDraft waiter = servedAndWanted(namespace);
    operator.stop();
    controlPlane.kill(Component.CONTROLLER_MANAGER);
    editService(namespace, service -> service.getMetadata().setLabels(Map.of()));
    cluster.delete(allocation("shop").in(namespace));

    // When
    operator.start();

    // Then
    cluster.make(allocation("probe").in(namespace).service("probe").port(1));
    assertThat(lease(namespace).getSpec().holder().name()).isEqualTo("shop");
    assertThat(cluster.service(namespace, "api")).isEmpty();
    controlPlane.start(Component.CONTROLLER_MANAGER);
    cluster.awaitReady(waiter);
  }

  @Test
  void a_service_without_our_owner_reference_is_left_alone_and_its_key_stays() {
    // Given
    String namespace = controlPlane.newNamespace("disowned");
    AllocationDraft waiter = servedAndWanted(namespace);
    AllocationDraft shop = allocation("shop").in(namespace);

    // When
    editService(namespace, service -> service.getMetadata().setOwnerReferences(List.of()));

    // Then
    assertThat(cluster.awaitState(shop, PortState.Conflicted).reason())
        .isEqualTo("ServiceNameTaken");
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
    assertThat(lease(namespace).getSpec().holder().name()).isEqualTo("shop");
    assertThat(cluster.portOf(waiter).state()).isEqualTo(PortState.Conflicted);
    cluster.client().services().inNamespace(namespace).withName("web").delete();
    cluster.awaitReady(shop);
    assertThat(cluster.service(namespace, "api")).isEmpty();
  }

  @Test
  void the_key_of_an_orphaned_service_is_nobody_elses_and_waiters_are_told_whose_it_is() {
    // Given
    String namespace = controlPlane.newNamespace("orphaned");
    AllocationDraft waiter = servedAndWanted(namespace);
    cluster
        .client()
        .resource(allocation("shop").in(namespace).build())
        .withPropagationPolicy(DeletionPropagation.ORPHAN)
        .delete();
    cluster.awaitThat(
        "the orphan",
        () ->
            cluster
                .service(namespace, "web")
                .orElseThrow()
                .getMetadata()
                .getOwnerReferences()
                .isEmpty());

    // When
    operator.restart();

    // Then
    cluster.make(allocation("probe").in(namespace).service("probe").port(1));
    assertThat(Cluster.holderOf(cluster.portOf(waiter)).name()).isEqualTo("shop");
    assertThat(lease(namespace).getSpec().holder().name()).isEqualTo("shop");
    assertThat(cluster.service(namespace, "api")).isEmpty();
    cluster.client().services().inNamespace(namespace).withName("web").delete();
    cluster.awaitReady(waiter);
  }

  @Test
  void a_lease_made_by_hand_for_nobody_is_freed() {
    // Given
    String namespace = controlPlane.newNamespace("squatted");
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);
    cluster.make(shop);
    PortLease squatter = lease(namespace);
    squatter.getMetadata().setName("ns." + namespace + ".tcp.8081");
    squatter.getMetadata().setUid(null);
    squatter.getMetadata().setResourceVersion(null);
    squatter.setSpec(
        new PortLeaseSpec(
            squatter.getSpec().scope(),
            namespace,
            squatter.getSpec().protocol(),
            8081,
            new Holder("nowhere", "nobody", "no-uid"),
            List.of(),
            null,
            null,
            LeaseState.Active,
            null,
            null));

    // When
    cluster.client().resource(squatter).create();

    // Then
    cluster.make(allocation("other").in(namespace).service("api").port(8081));
  }

  /** Somebody serves 8080, and somebody else waits for it. */
  private AllocationDraft servedAndWanted(String namespace) {
    AllocationDraft waiter = allocation("waiter").in(namespace).service("api").port(8080);
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));
    cluster.apply(waiter);
    cluster.awaitState(waiter, PortState.Conflicted);
    return waiter;
  }

  private PortLease lease(String namespace) {
    return cluster.lease("ns." + namespace + ".tcp.8080").orElseThrow();
  }

  private void awaitHolder(String namespace, String name) {
    cluster.awaitThat(
        "lease of " + name,
        () ->
            cluster
                .lease("ns." + namespace + ".tcp.8080")
                .filter(lease -> lease.getSpec().holder().name().equals(name))
                .isPresent());
  }

  private void awaitState(String namespace, LeaseState state) {
    cluster.awaitThat("lease " + state, () -> lease(namespace).getSpec().state() == state);
  }

  private void edit(String namespace, UnaryOperator<PortLeaseSpec> change) {
    cluster
        .client()
        .resource(lease(namespace))
        .edit(
            found -> {
              found.setSpec(change.apply(found.getSpec()));
              return found;
            });
  }

  private void editService(String namespace, Consumer<Service> change) {
    cluster
        .client()
        .resource(cluster.service(namespace, "web").orElseThrow())
        .edit(
            found -> {
              change.accept(found);
              return found;
            });
  }

  private static PortLeaseSpec with(
      PortLeaseSpec spec,
      Holder holder,
      List<String> claims,
      LeaseState state,
      @Nullable String forService) {
    return new PortLeaseSpec(
        spec.scope(),
        spec.namespace(),
        spec.protocol(),
        spec.port(),
        holder,
        claims,
        spec.pool(),
        forService,
        state,
        spec.acquireTime(),
        spec.expireTime());
  }
}
