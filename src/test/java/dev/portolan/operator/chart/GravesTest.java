package dev.portolan.operator.chart;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Protocol;
import dev.portolan.manifest.Sightings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is gone stays gone, whatever a slow answer still tells of it. */
class GravesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Key KEY = new Key.InNamespace("default", Protocol.TCP, 80);

  private final Chart chart = new Chart();

  @Test
  void a_lease_that_is_gone_is_not_held_again() {
    // Given
    PortLease lease = lease("uid-1", 5);
    chart.put(lease);
    chart.removed(lease("uid-1", 7));

    // When
    chart.put(lease);

    // Then
    assertThat(chart.lease(KEY)).isEmpty();

    // When
    chart.put(lease("uid-2", 8));

    // Then
    assertThat(chart.lease(KEY)).isPresent();
  }

  @Test
  void a_lease_that_was_freed_and_lingers_is_held_still() {
    // Given
    PortLease lease = lease("uid-1", 5);
    chart.put(lease);
    chart.remove(lease);

    // When
    chart.put(lease("uid-1", 6));

    // Then
    assertThat(chart.lease(KEY)).isPresent();
  }

  @Test
  void an_allocation_that_is_gone_wants_nothing_again() {
    // Given
    PortAllocation shop = shop();
    chart.put(shop);
    chart.removed(shop);

    // When
    boolean gathered = chart.gather(shop, NOW).isPresent();

    // Then
    assertThat(gathered).isFalse();
    assertThat(chart.declaredIn("default")).isEmpty();
  }

  @Test
  void a_service_that_is_gone_shows_nothing_again() {
    // Given
    Service web = named(new ServiceBuilder().withNewSpec().endSpec().build(), "web");
    chart.put(web);
    chart.removed(web);

    // When
    chart.put(web);

    // Then
    assertThat(chart.service(Sightings.name(web))).isEmpty();
  }

  @Test
  void a_service_that_was_deleted_and_lingers_shows_what_it_shows() {
    // Given
    Service web = named(new ServiceBuilder().withNewSpec().endSpec().build(), "web");
    chart.put(web);
    chart.remove(web);

    // When
    chart.put(web);

    // Then
    assertThat(chart.service(Sightings.name(web))).isPresent();
  }

  @Test
  void a_network_policy_that_is_gone_isolates_nothing_again() {
    // Given
    NetworkPolicyBook book = new NetworkPolicyBook(chart);
    NetworkPolicy fence = named(new NetworkPolicyBuilder().build(), "portolan-web");
    book.put(fence);
    book.removed(fence);

    // When
    book.put(fence);

    // Then
    assertThat(book.policy("default", "portolan-web")).isEmpty();
  }

  private static PortLease lease(String uid, long version) {
    Gathered gathered = new Chart().gather(shop(), NOW).orElseThrow();
    LeaseChange.Entry entry =
        LeaseChanges.entries(gathered.settlement(), gathered.declared().owner())
            .firstEntry()
            .getValue();
    PortLease lease = Leases.write(entry, NOW);
    lease.getMetadata().setUid(uid);
    lease.getMetadata().setResourceVersion(String.valueOf(version));
    return lease;
  }

  private static PortAllocation shop() {
    PortAllocation shop = named(allocation("shop").service("web").port(80).build(), "shop");
    shop.getMetadata().setCreationTimestamp(NOW.toString());
    return shop;
  }

  private static <R extends HasMetadata> R named(R object, String name) {
    if (object.getMetadata() == null) {
      object.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMeta());
    }
    object.getMetadata().setName(name);
    object.getMetadata().setNamespace("default");
    object.getMetadata().setUid("uid-of-" + name);
    object.getMetadata().setResourceVersion("5");
    object.getMetadata().setGeneration(1L);
    return object;
  }
}
