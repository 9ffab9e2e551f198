package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A port whose move is refused goes on as it runs, in every exposure: as its Service shows it or,
 * where there is none, as its leases tell.
 */
class RunningPortsTest {

  private final Harbour harbour = new Harbour();

  @BeforeEach
  void everything_is_allowed() {
    terms(CollisionScope.Namespace, Addresses.PerService);
  }

  @Test
  void a_registered_port_of_the_node_stays() {
    harbour.register("apps/b", "busy Host bare: metrics=9101");
    harbour.register("apps/a", "web Host bare: http=9100").rest();
    harbour.register("apps/a", "web Host bare: http=9101").rest();
    expectKept("Kept 9100 Host, HeldByOther apps/b", "Host 9100/TCP", "host.tcp.9100");
  }

  @Test
  void a_registered_balancer_is_known_by_the_pools_lease_alone() {
    terms(CollisionScope.Service, Addresses.Shared);
    harbour.register("apps/b", "till LoadBalancer: http=444");
    harbour.register("apps/a", "web LoadBalancer: http=443").rest();
    harbour.register("apps/a", "web LoadBalancer: http=444").rest();
    expectKept(
        "Kept 443 LoadBalancer, HeldByOther apps/b", "LoadBalancer 443/TCP", "lb.edge.tcp.443");
  }

  @Test
  void a_registered_node_port_stays_with_its_number() {
    harbour.register("apps/b", "site NodePort: http=81 node 30081");
    harbour.register("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.register("apps/a", "web NodePort: http=80 node 30081").rest();
    expectKept(
        "Kept 80 NodePort, HeldByOther apps/b",
        "NodePort 80/TCP node 30080",
        "node.30080",
        "ns.apps.tcp.80");
  }

  @Test
  void a_registered_node_port_that_cannot_become_internal_stays_one() {
    harbour.register("apps/b", "site Internal: http=81");
    harbour.register("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.register("apps/a", "web Internal: http=81").rest();
    expectKept(
        "Kept 80 NodePort, HeldByOther apps/b",
        "NodePort 80/TCP node 30080",
        "node.30080",
        "ns.apps.tcp.80");
  }

  @Test
  void a_registered_protocol_stays_too() {
    terms(CollisionScope.Cluster, Addresses.PerService);
    harbour.register("shop/b", "site Internal: http=81/UDP").rest();
    harbour.policy(
        "shop", new Terms(CollisionScope.Cluster, Addresses.PerService, "edge"), EVERYTHING);
    harbour.rest();
    harbour.register("apps/a", "web Internal: http=80/UDP").rest();
    harbour.loseLease(new Key.InNamespace("apps", Protocol.UDP, 80));
    harbour.register("apps/a", "web Internal: http=81/UDP").rest();
    expectKept("Kept 80 Internal, HeldByOther shop/b", "Internal 80/UDP", "cluster.udp.80");
  }

  @Test
  void a_registered_host_port_beside_an_internal_port_stays() {
    harbour.register("apps/b", "busy Internal: http=90 host 8081");
    harbour.register("apps/a", "web Internal: http=80 host 8080").rest();
    harbour.register("apps/a", "web Internal: http=80 host 8081").rest();
    expectKept(
        "Kept 80 Internal, HeldByOther apps/b",
        "Internal 80/TCP host 8080",
        "host.tcp.8080",
        "ns.apps.tcp.80");
  }

  @Test
  void a_registered_port_of_the_node_under_another_number_stays_there() {
    harbour.register("apps/b", "busy Internal: http=80");
    harbour.register("apps/a", "web Host: http=83 host 81").rest();
    harbour.register("apps/a", "web Host: http=80").rest();
    expectKept(
        "Kept 83 Host, HeldByOther apps/b", "Host 83/TCP host 81", "host.tcp.81", "ns.apps.tcp.83");
  }

  @Test
  void a_registered_port_of_the_node_stays_one_when_a_policy_adds_the_namespaces_key() {
    // Given
    terms(CollisionScope.Service, Addresses.PerService);
    harbour.register("apps/a", "web Host: http=83").rest();

    // When
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        new ExposureRule(Set.of(Exposure.Host), Enforcement.Deny, "policy host"));
    harbour.register("apps/a", "web Internal: http=83").rest();

    // Then
    expectKept("Kept 83 Host, ExposureNotAllowed", "Host 83/TCP", "host.tcp.83");
  }

  @Test
  void a_registered_balancer_on_the_nodes_stays() {
    terms(CollisionScope.Namespace, Addresses.Host);
    harbour.register("apps/b", "till Internal: http=444");
    harbour.register("apps/a", "web LoadBalancer: http=443").rest();
    harbour.register("apps/a", "web LoadBalancer: http=444").rest();
    expectKept(
        "Kept 443 LoadBalancer, HeldByOther apps/b",
        "LoadBalancer 443/TCP",
        "host.tcp.443",
        "ns.apps.tcp.443");
  }

  @Test
  void a_served_port_of_the_node_stays_one() {
    harbour.declare("apps/b", "busy Internal: http=81");
    harbour.declare("apps/a", "web Host: http=80").rest();
    harbour.declare("apps/a", "web Host: http=81").rest();
    expectKept("Kept 80 Host, HeldByOther apps/b", "Host 80/TCP", "host.tcp.80", "ns.apps.tcp.80");
  }

  @Test
  void a_served_port_of_the_node_under_another_number_stays_there() {
    harbour.declare("apps/b", "busy Internal: http=81");
    harbour.declare("apps/a", "web Host: http=80 host 8080").rest();
    harbour.declare("apps/a", "web Host: http=81 host 8080").rest();
    expectKept(
        "Kept 80 Host, HeldByOther apps/b",
        "Host 80/TCP host 8080",
        "host.tcp.8080",
        "ns.apps.tcp.80");
  }

  @Test
  void a_served_host_port_stays() {
    harbour.declare("apps/b", "busy Internal: http=90 host 8081");
    harbour.declare("apps/a", "web Internal: http=80 host 8080").rest();
    harbour.declare("apps/a", "web Internal: http=80 host 8081").rest();
    expectKept(
        "Kept 80 Internal, HeldByOther apps/b",
        "Internal 80/TCP host 8080",
        "host.tcp.8080",
        "ns.apps.tcp.80");
  }

  @Test
  void inside_one_allocation_who_holds_a_node_port_and_still_wants_it_goes_before_the_list() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.declare(
        "apps/a", "first NodePort: http=90 node 30080", "web NodePort: http=81 node 30080");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "first/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void what_is_registered_and_runs_goes_before_an_older_newcomer_when_a_policy_adds_a_key() {
    // Given
    Owner elder = new Owner("apps", "elder", "uid-elder", Harbour.START.minusSeconds(1));
    harbour.register("apps/a", "web LoadBalancer: http=443").rest();

    // When
    terms(CollisionScope.Service, Addresses.Shared);
    harbour.put("apps/elder", Notation.read(elder, false, "till LoadBalancer: http=443"));

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/elder", "till/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void what_an_orphaned_service_serves_is_nobody_elses_though_its_lease_is_lost() {
    harbour.declare("apps/a", "web Internal: http=80").rest().delete("apps/a");
    harbour.loseLease(new Key.InNamespace("apps", Protocol.TCP, 80));
    harbour.declare("apps/b", "site Internal: http=80");
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void answers_come_in_the_order_of_the_declaration() {
    harbour.declare(
        "apps/a",
        "web Internal: z=80, a=81",
        "reserve z: 90/TCP Namespace",
        "reserve a: 91/TCP Namespace");
    Owner owner = harbour.owner("apps/a");
    assertThat(harbour.settle().of(owner))
        .extracting(verdict -> verdict.claim().id().port())
        .containsExactly("z", "a");
    assertThat(harbour.settle().reservationsOf(owner))
        .extracting(verdict -> verdict.reservation().position())
        .isSorted()
        .hasSize(2);
  }

  @Test
  void a_reservation_is_used_while_its_services_lease_is_there_and_conflicted_by_another_one() {
    // Given
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web").rest();
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/other", "reserve calls: 80/TCP Namespace for site");

    // When
    harbour.delete("apps/a");

    // Then
    assertThat(harbour.reservation("apps/keeper", "calls").state())
        .isEqualTo(ReservationVerdict.State.Used);
    assertThat(harbour.reservation("apps/other", "calls").state())
        .isEqualTo(ReservationVerdict.State.Conflicted);
  }

  private void terms(CollisionScope scope, Addresses addresses) {
    harbour.policy("apps", new Terms(scope, addresses, "edge"), EVERYTHING);
  }

  private void expectKept(String text, String served, String... leases) {
    Verdict verdict = harbour.verdictOn("apps/a", "web/http");
    assertThat(Verdicts.text(verdict)).isEqualTo(text);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Kept.class,
            kept -> assertThat(Verdicts.text(kept.served().wish())).isEqualTo(served));
    assertThat(verdict.held())
        .filteredOn(Key::leased)
        .extracting(Key::name)
        .containsExactly(leases);
  }

  @Test
  void a_key_shared_inside_an_allocation_is_kept_though_its_lease_names_the_sibling_only() {
    // Given
    harbour.declare("apps/b", "busy Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80", "site Internal: http=80").rest();
    Key shared = new Key.InNamespace("apps", Protocol.TCP, 80);
    Lease lease = harbour.lease(shared);
    harbour.leases.put(
        shared,
        new Lease(
            shared,
            lease.namespace(),
            lease.allocation(),
            lease.uid(),
            new TreeSet<>(Set.of("site/http")),
            lease.state(),
            lease.forService(),
            lease.acquired(),
            lease.expires()));

    // When
    harbour.declare("apps/a", "web Internal: http=81", "site Internal: http=80");

    // Then
    expectKept("Kept 80 Internal, HeldByOther apps/b", "Internal 80/TCP", "ns.apps.tcp.80");
  }

  @Test
  void what_is_registered_and_still_wants_its_node_port_goes_before_the_list_too() {
    harbour.register("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.register(
        "apps/a", "first NodePort: http=90 node 30080", "web NodePort: http=81 node 30080");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "first/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_node_port_that_is_not_wanted_any_more_is_free_for_a_sibling() {
    harbour.register("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.register(
        "apps/a", "first NodePort: http=90 node 30080", "web NodePort: http=80 node 30081");
    assertThat(harbour.verdict("apps/a", "first/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }
}
