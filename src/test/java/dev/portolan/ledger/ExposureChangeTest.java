package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of exposure is won by all formerly working ports of a service or by none. */
class ExposureChangeTest {

  private final Harbour harbour = new Harbour();

  @BeforeEach
  void two_namespaces_share_a_pool() {
    Terms edge = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");
    harbour.policy("apps", edge, EVERYTHING).policy("shop", edge, EVERYTHING);
    harbour.declare("shop/b", "till LoadBalancer: http=443").rest();
  }

  @Test
  void it_is_won_by_all() {
    harbour.declare("apps/a", "web Internal: http=80, metrics=9090").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=80, metrics=9090");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/metrics")).isEqualTo("Granted");
  }

  @Test
  void if_one_port_is_refused_all_are_kept_with_its_reason_and_holder() {
    // Given
    harbour.declare("apps/a", "web Internal: http=443, metrics=9090").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: http=443, metrics=9090");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 443 Internal, HeldByOther shop/b");
    assertThat(harbour.verdict("apps/a", "web/metrics"))
        .isEqualTo("Kept 9090 Internal, HeldByOther shop/b");
  }

  @Test
  void if_one_port_is_denied_all_are_kept_with_its_reason() {
    harbour.policy("base", Terms.WITHOUT_POLICY, without(Exposure.Host));
    harbour.declare("base/a", "web Internal: http=80, metrics=9090").rest();
    harbour.declare("base/a", "web LoadBalancer: http=80 host 80, metrics=9090");
    assertThat(harbour.verdict("base/a", "web/metrics"))
        .isEqualTo("Kept 9090 Internal, ExposureNotAllowed");
  }

  @Test
  void the_other_services_of_the_allocation_are_not_held_back() {
    harbour.declare("apps/a", "web Internal: http=443", "site Internal: http=80").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=443", "site LoadBalancer: http=80");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Granted");
  }

  @Test
  void a_service_of_that_name_of_another_allocation_is_not_held_back() {
    // Given
    harbour.declare("apps/a", "web Internal: http=443").rest();
    harbour.register("apps/c", "web Internal: http=8080").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: http=443");

    // Then
    assertThat(harbour.verdict("apps/c", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_port_that_is_new_in_that_edit_is_served_under_the_old_exposure() {
    // Given
    harbour.declare("apps/a", "web Internal: http=443").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: http=443, fresh=81");

    // Then
    assertThat(harbour.verdict("apps/a", "web/fresh"))
        .isEqualTo("Kept 81 Internal, HeldByOther shop/b");
    assertThat(harbour.verdictOn("apps/a", "web/fresh").held())
        .extracting(Key::name)
        .contains("ns.apps.tcp.81")
        .doesNotContain("lb.edge.tcp.81");
  }

  @Test
  void its_verdict_is_the_same_once_it_runs() {
    harbour.declare("apps/a", "web Internal: http=443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=443, fresh=81");
    String before = harbour.verdict("apps/a", "web/fresh");
    assertThat(harbour.run().verdict("apps/a", "web/fresh")).isEqualTo(before);
  }

  @Test
  void a_new_port_that_is_refused_holds_no_formerly_working_port_back() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=80, fresh=443");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/fresh")).isEqualTo("Refused HeldByOther shop/b");
  }

  @Test
  void a_new_node_port_is_not_written_to_a_service_that_stays_internal() {
    harbour.declare("shop/b", "till NodePort: http=443 node 30080").rest();
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web NodePort: http=80 node 30080, fresh=81 node 30081");
    Verdict.Kept fresh = (Verdict.Kept) harbour.verdictOn("apps/a", "web/fresh");
    assertThat(fresh.served().wish().nodePort()).isEmpty();
  }

  @Test
  void internal_and_host_have_one_type_and_hold_nobody_back() {
    harbour.declare("shop/c", "proxy Host bare: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=80, metrics=9090").rest();
    harbour.declare("apps/a", "web Host: http=80, metrics=9090");
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther shop/c");
    assertThat(harbour.verdict("apps/a", "web/metrics")).isEqualTo("Granted");
  }

  @Test
  void what_is_registered_only_and_new_is_granted_and_stays_so() {
    harbour.register("apps/a", "web Internal: http=443 host 443").rest();
    harbour.register("apps/a", "web LoadBalancer: http=443, fresh=81");
    assertThat(harbour.verdict("apps/a", "web/fresh")).isEqualTo("Granted");
    assertThat(harbour.run().verdict("apps/a", "web/fresh")).isEqualTo("Granted");
  }

  @Test
  void it_is_won_when_the_new_port_in_its_way_is_refused_because_of_what_is_kept() {
    // Given
    harbour.declare("apps/a", "web NodePort: http=444").rest();

    // When
    harbour.declare("apps/a", "web Host: fresh=444, http=80 host 444");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/fresh")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void the_way_back_is_open() {
    harbour.declare("apps/a", "web Internal: http=443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();
    harbour.declare("apps/a", "web Internal: http=443").rest();
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  private static Rule without(Exposure exposure) {
    Set<Exposure> allowed = new java.util.HashSet<>(Set.of(Exposure.values()));
    allowed.remove(exposure);
    return new ExposureRule(allowed, Enforcement.DenyNew, "policy some");
  }
}
