package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which keys a port needs, row by row. */
class KeysTest {

  private static final Terms SHARED = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");
  private static final Terms ON_HOSTS =
      new Terms(CollisionScope.Namespace, Addresses.Host, "default");
  private static final Terms PER_SERVICE_NUMBERS =
      new Terms(CollisionScope.Service, Addresses.PerService, "default");
  private static final Terms CLUSTER_WIDE =
      new Terms(CollisionScope.Cluster, Addresses.PerService, "default");

  @Test
  void an_internal_port_needs_its_number_in_the_namespace() {
    assertThat(leases(Terms.WITHOUT_POLICY, "web Internal: http=8080"))
        .containsExactly("ns.apps.tcp.8080");
  }

  @Test
  void under_collision_scope_cluster_it_needs_the_number_in_the_cluster_too() {
    assertThat(leases(CLUSTER_WIDE, "web Internal: http=8080"))
        .containsExactly("cluster.tcp.8080", "ns.apps.tcp.8080");
  }

  @Test
  void under_collision_scope_service_it_needs_no_lease() {
    assertThat(leases(PER_SERVICE_NUMBERS, "web Internal: http=8080")).isEmpty();
  }

  @Test
  void a_node_port_needs_the_number_alone_whatever_the_protocol() {
    assertThat(leases(Terms.WITHOUT_POLICY, "dns NodePort: dns=53/UDP node 30053"))
        .containsExactly("node.30053", "ns.apps.udp.53");
  }

  @Test
  void an_unstated_node_port_needs_no_key_until_it_is_read_back() {
    assertThat(leases(Terms.WITHOUT_POLICY, "web NodePort: http=8080"))
        .containsExactly("ns.apps.tcp.8080");
  }

  @Test
  void a_node_port_under_collision_scope_service_needs_the_node_key_only() {
    assertThat(leases(PER_SERVICE_NUMBERS, "web NodePort: http=8080 node 30080"))
        .containsExactly("node.30080");
  }

  @Test
  void a_load_balancer_with_an_address_of_its_own_needs_no_more_than_an_internal_port() {
    assertThat(leases(Terms.WITHOUT_POLICY, "web LoadBalancer: http=80"))
        .containsExactly("ns.apps.tcp.80");
  }

  @Test
  void a_load_balancer_on_a_shared_address_needs_the_number_in_its_pool() {
    assertThat(leases(SHARED, "web LoadBalancer: http=80"))
        .containsExactly("lb.edge.tcp.80", "ns.apps.tcp.80");
  }

  @Test
  void a_load_balancer_on_the_nodes_addresses_needs_the_host_port() {
    assertThat(leases(ON_HOSTS, "web LoadBalancer: http=80"))
        .containsExactly("host.tcp.80", "ns.apps.tcp.80");
  }

  @Test
  void a_load_balancer_needs_its_node_ports_as_well() {
    assertThat(leases(SHARED, "web LoadBalancer: http=80 node 30080"))
        .containsExactly("lb.edge.tcp.80", "node.30080", "ns.apps.tcp.80");
  }

  @Test
  void a_host_port_needs_its_number_on_the_hosts_and_the_internal_keys() {
    assertThat(leases(Terms.WITHOUT_POLICY, "exporter Host: metrics=9100"))
        .containsExactly("host.tcp.9100", "ns.apps.tcp.9100");
  }

  @Test
  void a_host_port_of_another_number_needs_that_one_on_the_hosts() {
    assertThat(leases(Terms.WITHOUT_POLICY, "grafana Host: http=3000 host 3030"))
        .containsExactly("host.tcp.3030", "ns.apps.tcp.3000");
  }

  @Test
  void a_host_port_without_a_selector_needs_the_host_key_only() {
    assertThat(leases(CLUSTER_WIDE, "sshd Host bare: ssh=22")).containsExactly("host.tcp.22");
  }

  @Test
  void any_exposure_with_a_host_port_needs_the_host_key_too() {
    assertThat(leases(Terms.WITHOUT_POLICY, "nats Internal: client=4222 host 4222"))
        .containsExactly("host.tcp.4222", "ns.apps.tcp.4222");
    assertThat(leases(SHARED, "nats LoadBalancer: client=4222 host 4223"))
        .containsExactly("host.tcp.4223", "lb.edge.tcp.4222", "ns.apps.tcp.4222");
  }

  @Test
  void an_external_port_needs_nothing() {
    assertThat(keys(CLUSTER_WIDE, "db External bare: postgres=5432")).isEmpty();
  }

  @Test
  void a_programmed_service_needs_its_name_which_no_lease_records() {
    assertThat(keys(Terms.WITHOUT_POLICY, "web Internal: http=8080"))
        .contains(new Key.ServiceName("apps", "web"))
        .filteredOn(Key.ServiceName.class::isInstance)
        .noneMatch(Key::leased);
  }

  @Test
  void a_service_that_is_not_programmed_needs_no_name() {
    assertThat(new Harbour().register("apps/a", "web Internal: http=8080").world().claims())
        .flatExtracting(Claim::keys)
        .containsExactly(new Key.InNamespace("apps", Protocol.TCP, 8080));
  }

  @Test
  void an_absent_port_needs_nothing() {
    assertThat(keys(CLUSTER_WIDE, "tool LoadBalancer: http=8080 absent")).isEmpty();
  }

  @Test
  void tcp_and_udp_are_two_keys() {
    assertThat(leases(Terms.WITHOUT_POLICY, "dns Internal: tcp=53, udp=53/UDP"))
        .containsExactly("ns.apps.tcp.53", "ns.apps.udp.53");
  }

  @Test
  void leases_are_taken_in_ascending_name_order() {
    assertThat(leases(SHARED, "web LoadBalancer: http=80 node 30080 host 81")).isSorted();
  }

  @Test
  void the_kind_of_a_key_says_who_else_would_refuse() {
    assertThat(new Key.OnNode(30080).kind()).isEqualTo(Kind.Physical);
    assertThat(new Key.OnHost(Protocol.TCP, 80).kind()).isEqualTo(Kind.Physical);
    assertThat(new Key.ServiceName("apps", "web").kind()).isEqualTo(Kind.Physical);
    assertThat(new Key.OnLoadBalancer("edge", Protocol.TCP, 80).kind()).isEqualTo(Kind.Platform);
    assertThat(new Key.InNamespace("apps", Protocol.TCP, 80).kind()).isEqualTo(Kind.Governance);
    assertThat(new Key.InCluster(Protocol.TCP, 80).kind()).isEqualTo(Kind.Governance);
  }

  @Test
  void a_reservation_needs_the_one_key_of_its_scope() {
    assertThat(reserved(SHARED, "Namespace")).contains("ns.apps.tcp.443");
    assertThat(reserved(SHARED, "Node")).contains("node.443");
    assertThat(reserved(SHARED, "Host")).contains("host.tcp.443");
    assertThat(reserved(SHARED, "Cluster")).contains("cluster.tcp.443");
    assertThat(reserved(SHARED, "LoadBalancer")).contains("lb.edge.tcp.443");
    assertThat(reserved(ON_HOSTS, "LoadBalancer")).contains("host.tcp.443");
    assertThat(reserved(Terms.WITHOUT_POLICY, "LoadBalancer")).isEmpty();
  }

  private static Optional<String> reserved(Terms terms, String scope) {
    return harbour(terms, "reserve later: 443/TCP " + scope)
        .world()
        .reservations()
        .getFirst()
        .key()
        .map(Key::name);
  }

  private static List<String> leases(Terms terms, String line) {
    return keys(terms, line).stream().filter(Key::leased).map(Key::name).toList();
  }

  private static List<Key> keys(Terms terms, String line) {
    return harbour(terms, line).world().claims().stream()
        .flatMap(claim -> claim.keys().stream())
        .toList();
  }

  private static Harbour harbour(Terms terms, String line) {
    return new Harbour().policy("apps", terms).declare("apps/a", line);
  }
}
