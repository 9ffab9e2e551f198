package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hostPort beside a load balancer that is opened on the nodes, too: two keys of one kind. */
class HostPortTest {

  private final Harbour harbour = new Harbour();

  @BeforeEach
  void balancersAreOpenedOnTheNodes() {
    scope(CollisionScope.Namespace);
    harbour.declare("apps/b", "till LoadBalancer: http=444 host 8444").rest();
  }

  @Test
  void a_served_balancer_that_cannot_move_keeps_its_host_port() {
    harbour.declare("apps/a", "web LoadBalancer: http=443 host 8443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=444 host 8443").rest();
    expectKept("LoadBalancer 443 host 8443", "host.tcp.443", "host.tcp.8443", "ns.apps.tcp.443");
  }

  @Test
  void a_served_host_port_that_cannot_move_stays() {
    harbour.declare("apps/a", "web LoadBalancer: http=443 host 8443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=443 host 8444").rest();
    expectKept("LoadBalancer 443 host 8443", "host.tcp.443", "host.tcp.8443", "ns.apps.tcp.443");
  }

  @Test
  void both_stay_when_both_would_move() {
    harbour.declare("apps/a", "web LoadBalancer: http=443 host 8443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=445 host 8444").rest();
    expectKept("LoadBalancer 443 host 8443", "host.tcp.443", "host.tcp.8443", "ns.apps.tcp.443");
  }

  @Test
  void an_internal_port_that_cannot_become_a_balancer_keeps_its_host_port() {
    harbour.declare("apps/a", "web Internal: http=443 host 8443").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=444 host 8443").rest();
    expectKept("Internal 443 host 8443", "host.tcp.8443", "ns.apps.tcp.443");
  }

  @Test
  void a_host_port_below_the_balancers_number_is_told_from_it() {
    harbour.declare("apps/a", "web LoadBalancer: http=443 host 80").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=444 host 80").rest();
    expectKept("LoadBalancer 443 host 80", "host.tcp.443", "host.tcp.80", "ns.apps.tcp.443");
  }

  @Test
  void a_registered_balancer_that_cannot_move_keeps_its_host_port() {
    harbour.register("apps/a", "web LoadBalancer: http=443 host 8443").rest();
    harbour.register("apps/a", "web LoadBalancer: http=444 host 8443").rest();
    expectKept("LoadBalancer 443 host 8443", "host.tcp.443", "host.tcp.8443", "ns.apps.tcp.443");
  }

  @Test
  void a_registered_host_port_that_cannot_move_stays() {
    harbour.register("apps/a", "web LoadBalancer: http=443 host 80").rest();
    harbour.register("apps/a", "web LoadBalancer: http=443 host 8444").rest();
    expectKept("LoadBalancer 443 host 80", "host.tcp.443", "host.tcp.80", "ns.apps.tcp.443");
  }

  @Test
  void what_is_registered_is_told_apart_by_its_declaration_where_no_other_lease_does() {
    scope(CollisionScope.Service);
    harbour.register("apps/a", "web LoadBalancer: http=443 host 80").rest();
    harbour.register("apps/a", "web LoadBalancer: http=444 host 80").rest();
    expectKept("LoadBalancer 443 host 80", "host.tcp.443", "host.tcp.80");
    harbour.register("apps/a", "web LoadBalancer: http=443 host 8444").rest();
    expectKept("LoadBalancer 443 host 80", "host.tcp.443", "host.tcp.80");
  }

  @Test
  void a_balancer_that_a_policy_brings_onto_a_host_port_stays_and_is_withdrawn_under_deny() {
    // Given
    harbour.policy("shop", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.declare("apps/a", "web Internal: http=80 host 443").rest();
    harbour.declare("shop/c", "shop LoadBalancer: http=443").rest();

    // When
    harbour.policy("shop", opened(Optional.empty()), EVERYTHING);

    // Then
    assertThat(harbour.verdict("shop/c", "shop/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/a");
    harbour.policy("shop", opened(Optional.of("policy shop")), EVERYTHING);
    assertThat(harbour.verdict("shop/c", "shop/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  private static Terms opened(Optional<String> withdrawnBy) {
    return new Terms(CollisionScope.Namespace, Addresses.Host, "edge", withdrawnBy);
  }

  private void scope(CollisionScope scope) {
    harbour.policy("apps", new Terms(scope, Addresses.Host, "edge"), EVERYTHING);
  }

  private void expectKept(String served, String... leases) {
    Verdict verdict = harbour.verdictOn("apps/a", "web/http");
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Kept.class, kept -> assertThat(text(kept.served().wish())).isEqualTo(served));
    assertThat(harbour.leases.values())
        .filteredOn(lease -> lease.allocation().equals("a"))
        .filteredOn(lease -> !(lease.key() instanceof Key.OnNode))
        .extracting(lease -> lease.key().name())
        .containsExactlyInAnyOrder(leases);
  }

  private static String text(Wish wish) {
    return wish.exposure() + " " + wish.port() + wish.hostPort().map(n -> " host " + n).orElse("");
  }
}
