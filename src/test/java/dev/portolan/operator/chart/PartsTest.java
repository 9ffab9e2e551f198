package dev.portolan.operator.chart;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.LeaseChanges;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.AllocationDraft;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Chart chart = new Chart();

  @Test
  void all_who_want_the_same_look_at_one_world_and_settle_it_once() {
    // Given
    PortAllocation shop = seen(allocation("shop").service("web").port(80), 1);
    PortAllocation blog = seen(allocation("blog").service("www").port(80), 2);

    // When
    Gathered first = gathered(shop);
    Gathered second = gathered(blog);

    // Then
    assertThat(second.world()).isSameAs(first.world());
    assertThat(second.settlement()).isSameAs(first.settlement());
  }

  @Test
  void who_wants_something_else_looks_at_another_world() {
    // Given
    PortAllocation shop = seen(allocation("shop").service("web").port(80), 1);
    PortAllocation blog = seen(allocation("blog").service("www").port(81), 2);

    // Then
    assertThat(gathered(shop).world().claims()).hasSize(1);
    assertThat(gathered(blog).world().claims()).hasSize(1);
  }

  @Test
  void a_changed_wish_is_seen_by_all_at_once() {
    // Given
    seen(allocation("blog").service("www").port(80), 1);
    PortAllocation shop = seen(allocation("shop").service("web").port(80), 2);
    assertThat(verdictOn(shop).held()).isEmpty();

    // When
    seen(allocation("blog").service("www").port(81), 3);

    // Then
    assertThat(verdictOn(shop).held()).isNotEmpty();
  }

  @Test
  void a_lease_that_comes_or_goes_is_seen_by_all_at_once() {
    // Given
    PortAllocation shop = seen(allocation("shop").service("web").port(80), 1);
    PortAllocation blog = seen(allocation("blog").service("www").port(80), 2);
    PortLease lease = leaseOf(blog);
    assertThat(gathered(shop).world().leases()).isEmpty();

    // When
    chart.put(lease);

    // Then
    assertThat(gathered(shop).world().leases()).hasSize(1);

    // When
    chart.remove(lease);

    // Then
    assertThat(gathered(blog).world().leases()).isEmpty();
  }

  @Test
  void what_lapses_is_looked_at_anew() {
    // Given
    PortAllocation shop =
        seen(allocation("shop").reserving("calls", 80, "calls").until("2026-11-20T10:00:05Z"), 1);
    seen(allocation("blog").service("www").port(80), 2);
    Gathered before = gathered(shop);

    // Then
    assertThat(chart.gather(shop, NOW.plusSeconds(4)).orElseThrow().world())
        .isSameAs(before.world());
    assertThat(chart.gather(shop, NOW.plusSeconds(5)).orElseThrow().world().now())
        .isEqualTo(NOW.plusSeconds(5));
  }

  private Gathered gathered(PortAllocation allocation) {
    return chart.gather(allocation, NOW).orElseThrow();
  }

  private PortAllocation seen(AllocationDraft draft, long version) {
    PortAllocation allocation = draft.build();
    allocation.getMetadata().setUid("uid-" + allocation.getMetadata().getName());
    allocation.getMetadata().setResourceVersion(String.valueOf(version));
    allocation.getMetadata().setGeneration(version);
    allocation.getMetadata().setCreationTimestamp(NOW.toString());
    var unused = chart.put(allocation);
    return allocation;
  }

  /** A lease of the first key that the allocation would get, were it alone. */
  private PortLease leaseOf(PortAllocation allocation) {
    Chart alone = new Chart();
    Gathered gathered = alone.gather(allocation, NOW).orElseThrow();
    LeaseChange.Entry entry =
        LeaseChanges.entries(gathered.settlement(), gathered.declared().owner())
            .firstEntry()
            .getValue();
    PortLease lease = Leases.write(entry, NOW);
    lease.getMetadata().setUid("uid-of-lease");
    lease.getMetadata().setResourceVersion("7");
    return lease;
  }

  private Verdict verdictOn(PortAllocation shop) {
    return gathered(shop)
        .settlement()
        .of(new ClaimId("default", "shop", "web", "http"))
        .orElseThrow();
  }
}
