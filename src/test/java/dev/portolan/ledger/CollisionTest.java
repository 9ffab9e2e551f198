package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What collides with what, and what does not. */
class CollisionTest {

  private final Harbour harbour = new Harbour();

  @Test
  void two_allocations_cannot_have_one_service_name() {
    // Given
    harbour.declare("apps/a", "web Internal: http=8080");
    harbour.declare("apps/b", "web Internal: http=9090");

    // Then
    assertThat(harbour.verdict("apps/b", "web/http")).isEqualTo("Refused ServiceNameTaken apps/a");
  }

  @Test
  void a_service_name_that_another_allocations_service_has_is_taken_though_undeclared() {
    // Given
    harbour.declare("apps/a", "web Internal: http=8080").rest().delete("apps/a");

    // When
    harbour.leases.clear();
    harbour.declare("apps/b", "web Internal: http=9090");

    // Then
    assertThat(harbour.verdict("apps/b", "web/http")).isEqualTo("Refused ServiceNameTaken apps/a");
  }

  @Test
  void a_strangers_service_name_is_taken() {
    // Given
    harbour.stranger(new Key.ServiceName("apps", "web"), "apps", "web");
    harbour.declare("apps/a", "web Internal: http=8080");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Refused ServiceNameTaken apps/web");
  }

  @Test
  void service_names_of_different_namespaces_never_meet() {
    harbour.declare("apps/a", "web Internal: http=8080").declare("shop/a", "web Internal: http=1");
    assertThat(harbour.verdict("shop/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void one_number_in_two_allocations_of_a_namespace_is_refused() {
    harbour.declare("apps/a", "web Internal: http=8080");
    harbour.declare("apps/b", "site Internal: http=8080");
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void one_number_in_two_services_of_one_allocation_is_allowed_and_told() {
    harbour.declare("apps/a", "web Internal: http=8080", "site Internal: http=8080");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a"))
        .containsExactly("SharedNumber site/http", "SharedNumber web/http");
  }

  @Test
  void under_collision_scope_service_one_number_is_allowed_anywhere() {
    harbour.policy(
        "apps", new Terms(CollisionScope.Service, Addresses.PerService, "default"), EVERYTHING);
    harbour.declare("apps/a", "web Internal: http=8080");
    harbour.declare("apps/b", "site Internal: http=8080");
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Granted");
  }

  @Test
  void under_collision_scope_cluster_one_number_is_refused_across_namespaces() {
    Terms cluster = new Terms(CollisionScope.Cluster, Addresses.PerService, "default");
    harbour.policy("apps", cluster, EVERYTHING).policy("shop", cluster, EVERYTHING);
    harbour.declare("apps/a", "web Internal: http=8080");
    harbour.declare("shop/b", "site Internal: http=8080");
    assertThat(harbour.verdict("shop/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void under_collision_scope_cluster_one_allocation_may_use_a_number_twice() {
    Terms cluster = new Terms(CollisionScope.Cluster, Addresses.PerService, "default");
    harbour.policy("apps", cluster, EVERYTHING);
    harbour.declare("apps/a", "web Internal: http=8080", "site Internal: http=8080");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Granted");
  }

  @Test
  void the_same_number_in_two_environments_namespaces_never_meets() {
    harbour
        .declare("dev/a", "web Internal: http=3000")
        .declare("prod/a", "web Internal: http=3000");
    assertThat(harbour.verdict("prod/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void tcp_and_udp_of_one_number_do_not_collide() {
    harbour.declare("apps/a", "dns Internal: udp=53/UDP");
    harbour.declare("apps/b", "tls Internal: tcp=53/TCP");
    assertThat(harbour.verdict("apps/b", "tls/tcp")).isEqualTo("Granted");
  }

  @Test
  void a_node_port_is_taken_for_every_protocol_and_namespace() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080");
    harbour.declare("shop/b", "dns NodePort: dns=53/UDP node 30080");
    assertThat(harbour.verdict("shop/b", "dns/dns")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void tcp_and_udp_of_one_port_share_a_node_port_inside_one_service() {
    harbour.declare("apps/a", "dns NodePort: tcp=53/TCP node 30053, udp=53/UDP node 30053");
    assertThat(harbour.verdict("apps/a", "dns/tcp")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "dns/udp")).isEqualTo("Granted");
  }

  @Test
  void different_ports_of_one_service_do_not_share_a_node_port() {
    harbour.declare("apps/a", "dns NodePort: tcp=53/TCP node 30053, udp=54/UDP node 30053");
    assertThat(harbour.verdict("apps/a", "dns/udp")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void two_services_of_one_allocation_do_not_share_a_node_port() {
    harbour.declare(
        "apps/a", "dns NodePort: tcp=53/TCP node 30053", "dot NodePort: udp=53/UDP node 30053");
    assertThat(harbour.verdict("apps/a", "dot/udp")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_node_port_that_a_strangers_service_has_is_refused_by_name() {
    harbour.stranger(new Key.OnNode(30080), "kube-system", "traefik");
    harbour.declare("apps/a", "web NodePort: http=80 node 30080");
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Refused NodePortTakenByForeignService kube-system/traefik");
  }

  @Test
  void a_host_port_is_taken_in_the_whole_cluster() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.policy("shop", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.declare("apps/a", "exporter Host bare: metrics=9100");
    harbour.declare("shop/b", "nats Internal: client=4222 host 9100");
    assertThat(harbour.verdict("shop/b", "nats/client")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void two_ports_of_one_allocation_cannot_have_one_host_port() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.declare("apps/a", "a Host: http=9100", "b Host: http=9101 host 9100");
    assertThat(harbour.verdict("apps/a", "b/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void load_balancers_with_addresses_of_their_own_do_not_collide() {
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "web LoadBalancer: http=443");
    assertThat(harbour.verdict("shop/b", "web/http")).isEqualTo("Granted");
  }

  @Test
  void load_balancers_of_one_pool_collide_across_namespaces() {
    pool("apps", "edge").pool("shop", "edge");
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "web LoadBalancer: http=443");
    assertThat(harbour.verdict("shop/b", "web/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void load_balancers_of_different_pools_do_not_collide() {
    pool("apps", "edge").pool("shop", "core");
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "web LoadBalancer: http=443");
    assertThat(harbour.verdict("shop/b", "web/http")).isEqualTo("Granted");
  }

  @Test
  void two_load_balancers_of_one_allocation_cannot_have_one_number_of_a_pool() {
    pool("apps", "edge");
    harbour.declare("apps/a", "web LoadBalancer: http=443", "site LoadBalancer: http=443");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_load_balancer_on_the_nodes_addresses_collides_with_a_host_port() {
    harbour.policy(
        "apps", new Terms(CollisionScope.Namespace, Addresses.Host, "default"), EVERYTHING);
    harbour.declare("apps/a", "proxy Host bare: http=80");
    harbour.declare("apps/b", "web LoadBalancer: http=80");
    assertThat(harbour.verdict("apps/b", "web/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void external_ports_never_collide() {
    harbour.declare("apps/a", "db External bare: postgres=5432");
    harbour.declare("apps/b", "rds External bare: postgres=5432");
    assertThat(harbour.verdict("apps/b", "rds/postgres")).isEqualTo("Granted");
  }

  @Test
  void a_strangers_load_balancer_known_before_refuses() {
    pool("apps", "edge");
    harbour.stranger(new Key.OnLoadBalancer("edge", Protocol.TCP, 443), "legacy", "ingress");
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Refused HeldByStranger legacy/ingress");
  }

  @Test
  void a_strangers_load_balancer_that_comes_later_is_a_finding() {
    // Given
    pool("apps", "edge");
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();

    // When
    harbour.stranger(new Key.OnLoadBalancer("edge", Protocol.TCP, 443), "legacy", "ingress");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("ForeignOverlap web/http");
  }

  private CollisionTest pool(String namespace, String pool) {
    harbour.policy(
        namespace, new Terms(CollisionScope.Namespace, Addresses.Shared, pool), EVERYTHING);
    return this;
  }
}
