package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which numbers a refusal offers instead. */
class AlternativesTest {

  private static final Terms EDGE = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");

  private final Harbour harbour = new Harbour();

  @Test
  void up_to_three_neighbours_are_offered_ascending() {
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7002, 7003);
  }

  @Test
  void the_conventional_number_is_among_them() {
    harbour.declare("apps/a", "web Internal: http=3000").declare("apps/b", "site Internal: p=3000");
    assertThat(offered("apps/b", "site/p")).containsExactly(3001, 3002, 3030);
  }

  @Test
  void nothing_is_offered_for_what_is_granted_or_absent() {
    harbour.declare("apps/a", "web Internal: http=7000, tool=7001 absent");
    assertThat(offered("apps/a", "web/http")).isEmpty();
    assertThat(offered("apps/a", "web/tool")).isEmpty();
  }

  @Test
  void a_number_that_somebody_holds_is_not_offered() {
    harbour.declare("apps/a", "web Internal: http=7000, grpc=7001").rest();
    harbour.declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7002, 7003, 7004);
  }

  @Test
  void a_number_that_a_forgotten_lease_holds_is_not_offered() {
    harbour.declare("apps/gone", "x Internal: p=7001").rest().delete("apps/gone");
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7002, 7003, 7004);
  }

  @Test
  void a_number_that_another_claim_asks_for_is_not_offered() {
    harbour.declare("apps/a", "web Internal: http=7000");
    harbour.declare("apps/b", "site Internal: p=7000, q=7002");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7003, 7004);
  }

  @Test
  void a_reserved_number_is_not_offered() {
    harbour.declare("apps/a", "web Internal: http=7000", "reserve x: 7001/TCP Namespace for y");
    harbour.declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7002, 7003, 7004);
  }

  @Test
  void a_number_that_a_policy_reserves_is_not_offered() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING, reserved(7001));
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7002, 7003, 7004);
  }

  @Test
  void a_strangers_number_is_not_offered() {
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.stranger(new Key.OnLoadBalancer("edge", Protocol.TCP, 7001), "legacy", "ingress");
    harbour.declare("apps/a", "web LoadBalancer: http=7000");
    harbour.declare("apps/b", "site LoadBalancer: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7002, 7003, 7004);
  }

  @Test
  void every_scope_must_be_free() {
    harbour.policy("apps", EDGE, EVERYTHING).policy("shop", EDGE, EVERYTHING);
    harbour.declare("shop/a", "till LoadBalancer: a=7000, b=7001");
    harbour.declare("apps/other", "db Internal: p=7002");
    harbour.declare("apps/b", "site LoadBalancer: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7003, 7004, 7005);
  }

  @Test
  void a_refused_node_port_is_offered_node_ports_of_the_range() {
    harbour.declare("apps/a", "web NodePort: http=80 node 32767");
    harbour.declare("shop/b", "till NodePort: http=80 node 32767");
    assertThat(offered("shop/b", "till/http")).containsExactly(32764, 32765, 32766);
  }

  @Test
  void a_refused_host_port_is_offered_host_ports() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.declare("apps/a", "nats Internal: client=4222 host 7000");
    harbour.declare("apps/b", "nats2 Internal: client=4223 host 7000");
    assertThat(offered("apps/b", "nats2/client")).containsExactly(7001, 7002, 7003);
  }

  @Test
  void nothing_is_offered_where_no_number_would_help() {
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "web Internal: p=7001");
    harbour.declare("apps/c", "api Host: p=7005");
    assertThat(offered("apps/b", "web/p")).isEmpty();
    assertThat(offered("apps/c", "api/p")).isEmpty();
  }

  @Test
  void nothing_is_offered_where_the_refused_key_is_needed_twice() {
    Terms onHosts = new Terms(CollisionScope.Namespace, Addresses.Host, "default");
    harbour.policy("apps", onHosts, EVERYTHING);
    harbour.declare("apps/a", "proxy Host bare: p=7000");
    harbour.declare("apps/b", "site LoadBalancer: p=7000 host 7000");
    assertThat(offered("apps/b", "site/p")).isEmpty();
  }

  @Test
  void nothing_is_offered_to_one_of_two_protocols_that_share_a_node_port() {
    harbour.declare("apps/a", "tls Internal: tcp=53");
    harbour.declare("apps/b", "dns NodePort: udp=53/UDP node 30053, tcp=53/TCP node 30053");
    assertThat(harbour.verdict("apps/b", "dns/tcp")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(offered("apps/b", "dns/tcp")).isEmpty();
  }

  @Test
  void nothing_is_offered_where_two_numbers_are_refused() {
    harbour.declare("apps/a", "web NodePort: http=7000 node 30080");
    harbour.declare("apps/b", "site NodePort: p=7000 node 30080");
    assertThat(offered("apps/b", "site/p")).isEmpty();
  }

  @Test
  void a_kept_port_is_offered_numbers_for_its_move() {
    harbour.declare("apps/a", "web Internal: http=7000");
    harbour.declare("apps/b", "site Internal: p=6000").rest();
    harbour.declare("apps/b", "site Internal: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7002, 7003);
  }

  @Test
  void nothing_is_offered_while_a_sibling_holds_the_change_of_exposure_back() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/b", "busy LoadBalancer: a=7000, b=7100");
    harbour.declare("apps/a", "web Internal: x=6000, y=6100").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: x=7000, y=7100, z=7000/UDP");
    harbour.declare("apps/c", "old Internal: z=7000/UDP");

    // Then
    assertThat(offered("apps/a", "web/x")).isEmpty();
    assertThat(offered("apps/a", "web/y")).isEmpty();
  }

  @Test
  void nothing_is_offered_to_a_new_port_while_the_change_of_exposure_is_held_back() {
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/b", "busy LoadBalancer: a=7000", "other Internal: b=7100");
    harbour.declare("apps/a", "web Internal: x=6000").rest();
    harbour.declare("apps/a", "web LoadBalancer: x=7000, fresh=7100");
    assertThat(harbour.verdict("apps/a", "web/fresh")).isEqualTo("Refused HeldByOther apps/b");
    assertThat(offered("apps/a", "web/fresh")).isEmpty();
  }

  @Test
  void the_one_port_that_holds_its_siblings_back_is_offered_a_number() {
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/b", "busy LoadBalancer: a=7000");
    harbour.declare("apps/a", "web Internal: x=6000, y=6100").rest();
    harbour.declare("apps/a", "web LoadBalancer: x=7000, y=6100");
    assertThat(offered("apps/a", "web/x")).containsExactly(7001, 7002, 7003);
    assertThat(offered("apps/a", "web/y")).isEmpty();
  }

  @Test
  void a_number_that_only_a_lease_or_only_a_service_tells_of_is_not_offered() {
    // Given
    harbour.register("apps/leased", "x Internal: p=7001");
    harbour.declare("apps/served", "y Internal: p=7002").rest();
    harbour.delete("apps/leased").delete("apps/served");
    harbour.loseLease(new Key.InNamespace("apps", Protocol.TCP, 7002));

    // When
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=7000");

    // Then
    assertThat(offered("apps/b", "site/p")).containsExactly(7003, 7004, 7005);
  }

  @Test
  void siblings_that_share_no_node_port_do_not_keep_it_from_another_number() {
    harbour.declare("apps/a", "web Internal: http=7000");
    harbour.declare("apps/b", "site NodePort: p=7000 node 30070, q=7100 node 30071");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7002, 7003);
  }

  @Test
  void ports_that_share_a_node_port_are_offered_no_other_number() {
    harbour.declare("apps/a", "web Internal: http=7000");
    harbour.declare("apps/b", "site NodePort: p=7000/TCP node 30070, q=7000/UDP node 30070");
    assertThat(offered("apps/b", "site/p")).isEmpty();
  }

  @Test
  void a_refused_change_of_exposure_is_offered_numbers_for_its_only_port() {
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "till LoadBalancer: http=7000");
    harbour.declare("apps/b", "site Internal: p=7100").rest();
    harbour.declare("apps/b", "site LoadBalancer: p=7000");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7002, 7003);
  }

  @Test
  void a_balancer_on_the_nodes_is_offered_another_port_and_keeps_its_host_port() {
    harbour.policy("apps", new Terms(CollisionScope.Namespace, Addresses.Host, "edge"), EVERYTHING);
    harbour.declare("apps/a", "till LoadBalancer: http=7000");
    harbour.declare("apps/b", "site LoadBalancer: p=7000 host 7100");
    assertThat(offered("apps/b", "site/p")).containsExactly(7001, 7002, 7003);
  }

  private List<Integer> offered(String path, String port) {
    World world = harbour.world();
    Settlement settlement = Settlement.settle(world);
    return Alternatives.in(world)
        .of(settlement.of(Harbour.id(path, port)).orElseThrow(), settlement);
  }

  private static Rule reserved(int port) {
    return new ReservedRule(
        Scope.Namespace,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Enforcement.DenyNew,
        "policy numbers");
  }
}
