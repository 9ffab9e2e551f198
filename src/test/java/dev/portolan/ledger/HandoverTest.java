package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lost leases, and allocations that are made again. */
class HandoverTest {

  private static final Key WEB = new Key.InNamespace("apps", Protocol.TCP, 80);

  private final Harbour harbour = new Harbour();

  @Test
  void a_key_that_a_service_still_serves_belongs_to_its_allocation_though_the_lease_is_lost() {
    // Given
    harbour.declare("apps/young", "web Internal: http=80").rest();
    Owner elder = new Owner("apps", "elder", "uid-elder", Harbour.START.minusSeconds(1));

    // When
    harbour.loseLease(WEB);
    harbour.put("apps/elder", Notation.read(elder, true, "site Internal: http=80"));

    // Then
    assertThat(harbour.verdict("apps/young", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/elder", "site/http"))
        .isEqualTo("Refused HeldByOther apps/young");
    assertThat(harbour.run().lease(WEB).allocation()).isEqualTo("young");
  }

  @Test
  void a_kept_port_gets_its_lost_lease_back_before_newcomers() {
    // Given
    harbour.declare("apps/busy", "busy Internal: http=81");
    harbour.declare("apps/young", "web Internal: http=80").rest();
    harbour.declare("apps/young", "web Internal: http=81").rest();
    Owner elder = new Owner("apps", "elder", "uid-elder", Harbour.START.minusSeconds(1));

    // When
    harbour.loseLease(WEB);
    harbour.put("apps/elder", Notation.read(elder, true, "site Internal: http=80"));

    // Then
    assertThat(harbour.verdict("apps/young", "web/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther apps/busy");
    assertThat(harbour.verdict("apps/elder", "site/http"))
        .isEqualTo("Refused HeldByOther apps/young");
  }

  @Test
  void a_node_port_that_was_read_back_is_not_lost_with_its_lease() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    Key node =
        harbour.leases.keySet().stream()
            .filter(Key.OnNode.class::isInstance)
            .findFirst()
            .orElseThrow();
    harbour.loseLease(node);
    harbour.declare("shop/b", "till NodePort: http=80 node " + node.number());
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.run().lease(node).allocation()).isEqualTo("a");
  }

  @Test
  void a_node_port_that_was_read_back_comes_back_with_a_service_that_was_deleted() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    SortedMap<Key, Lease> before = new TreeMap<>(harbour.leases);
    harbour.services.clear();
    assertThat(harbour.rest().leases).isEqualTo(before);
  }

  @Test
  void it_comes_back_to_an_allocation_made_again() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    Set<Key> before = Set.copyOf(harbour.leases.keySet());
    harbour.recreate("apps/a", "web NodePort: http=80");
    harbour.services.clear();
    assertThat(harbour.rest().leases.keySet()).isEqualTo(before);
  }

  @Test
  void all_leases_lost_at_once_come_back_to_their_owners() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080", "site Internal: http=81");
    harbour.declare("shop/b", "till LoadBalancer: http=443").rest();
    String before = harbour.leases.values().stream().map(Verdicts::text).toList().toString();
    harbour.leases.clear();
    harbour.rest();
    assertThat(harbour.leases.values().stream().map(Verdicts::text).toList().toString())
        .isEqualTo(before);
  }

  @Test
  void an_allocation_made_again_takes_over_what_it_had_for_the_same_port() {
    // Given
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/waiter", "site Internal: http=80");

    // When
    harbour.recreate("apps/a", "web Internal: http=80");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/waiter", "site/http")).startsWith("Refused HeldByOther");
    assertThat(harbour.run().lease(WEB).uid()).isEqualTo(harbour.owner("apps/a").uid());
  }

  @Test
  void it_comes_before_older_waiters() {
    harbour.declare("apps/waiter", "any Internal: http=1");
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/waiter", "site Internal: http=80");
    harbour.recreate("apps/a", "web Internal: http=80").rest();
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void it_does_not_take_over_what_it_had_for_another_port() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.recreate("apps/a", "web Internal: other=80");
    assertThat(harbour.verdict("apps/a", "web/other")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void it_does_not_take_over_what_it_had_for_another_service() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.recreate("apps/a", "site Internal: http=80");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void an_allocation_of_another_name_takes_nothing_over() {
    harbour.declare("apps/a", "web Internal: http=80").rest().delete("apps/a");
    harbour.declare("apps/b", "web Internal: http=80");
    assertThat(harbour.verdict("apps/b", "web/http")).startsWith("Refused");
  }

  @Test
  void the_former_service_of_the_same_name_is_waited_for_and_does_not_refuse() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.recreate("apps/a", "web Internal: http=81");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_reservation_is_taken_over_too() {
    harbour.declare("apps/a", "reserve x: 80/TCP Namespace for calls").rest();
    harbour.recreate("apps/a", "reserve x: 80/TCP Namespace for calls");
    assertThat(harbour.reservation("apps/a", "x").state())
        .isEqualTo(ReservationVerdict.State.Reserved);
    assertThat(harbour.run().lease(WEB).uid()).isEqualTo(harbour.owner("apps/a").uid());
  }

  @Test
  void what_is_registered_only_is_taken_over_too() {
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        new ExposureRule(Set.of(Exposure.values()), Enforcement.DenyNew, "policy all"));
    harbour.register("apps/a", "exporter Host bare: metrics=9100").rest();
    Declaration again =
        Notation.read(harbour.newborn("apps/a"), false, "exporter Host bare: metrics=9100");
    harbour.put("apps/a", again);
    assertThat(harbour.verdict("apps/a", "exporter/metrics")).isEqualTo("Granted");
    assertThat(harbour.run().lease(new Key.OnHost(Protocol.TCP, 9100)).uid())
        .isEqualTo(again.owner().uid());
  }
}
