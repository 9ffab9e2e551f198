package dev.portolan.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Settlement;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.Services;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of random worlds is accepted by the API server, and nothing of it rewritten. */
@WithControlPlane
class ThousandObjectsTest {

  private static final int POLICIES = 700;
  private static final int SERVICES = 300;

  private final KubernetesClient client;
  private final String namespace;

  ThousandObjectsTest(ControlPlane controlPlane) {
    this.client = controlPlane.client();
    this.namespace = controlPlane.newNamespace("thousand");
  }

  @Test
  void every_object_is_accepted_and_needs_no_second_write() {
    // Given
    int policies = 0;
    int services = 0;

    // When
    for (long seed = 0; policies < POLICIES || services < SERVICES; seed++) {
      World world = Worlds.of(seed);
      for (NetworkPolicy desired : world.ours()) {
        NetworkPolicy created = policies++ < POLICIES ? create(desired, seed) : desired;
        assertThat(NetworkPolicies.matches(desired, created)).as("seed %s", seed).isTrue();
      }
      for (Service desired : services(world)) {
        Service created = services++ < SERVICES ? create(desired, seed) : desired;
        assertThat(Services.matches(desired, created)).as("seed %s", seed).isTrue();
      }
    }

    // Then
    assertThat(client.network().v1().networkPolicies().inNamespace(namespace).list().getItems())
        .hasSize(POLICIES);
    assertThat(client.services().inNamespace(namespace).list().getItems()).hasSize(SERVICES);
  }

  private static List<Service> services(World world) {
    Settlement settlement = world.settled();
    return world.survey().declared().stream()
        .flatMap(
            (Declared declared) ->
                Services.desired(
                    declared.resolved(), settlement.of(declared.owner()), Balancer.WITHOUT_POLICY)
                    .stream())
        .toList();
  }

  // Nobody has created the allocations, so that the garbage collector must find no owner to miss.
  private <T extends HasMetadata> T create(T desired, long seed) {
    desired.getMetadata().setNamespace(namespace);
    desired.getMetadata().setName(desired.getMetadata().getName() + "-" + seed);
    desired.getMetadata().setOwnerReferences(List.of());
    return client.resource(desired).create();
  }
}
