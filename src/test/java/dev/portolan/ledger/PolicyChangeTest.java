package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a changed policy does to what runs: it tells, and takes nothing away but under Deny. */
class PolicyChangeTest {

  private static final Terms SHARED = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");
  private static final Key ON_EDGE = new Key.OnLoadBalancer("edge", Protocol.TCP, 443);

  private final Harbour harbour = new Harbour();

  @Test
  void of_two_running_claims_brought_onto_one_key_the_first_in_order_has_it() {
    // Given
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "till LoadBalancer: http=443").rest();

    // When
    share("apps", "shop");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/b", "till/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/a");
    assertThat(harbour.findings("shop/b")).containsExactly("PolicyViolated till/http");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void the_other_one_goes_on_without_the_key_round_after_round() {
    // Given
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "till LoadBalancer: http=443").rest();

    // When
    share("apps", "shop").rest();

    // Then
    assertThat(harbour.lease(ON_EDGE).allocation()).isEqualTo("a");
    assertThat(harbour.services).containsKey(new Key.ServiceName("shop", "till"));
    assertThat(harbour.verdict("shop/b", "till/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/a");
  }

  @Test
  void so_it_is_with_what_is_registered_only() {
    harbour.register("apps/a", "web LoadBalancer: http=443");
    harbour.register("shop/b", "till LoadBalancer: http=443").rest();
    share("apps", "shop").rest();
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/b", "till/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/a");
  }

  @Test
  void so_it_is_inside_one_allocation() {
    harbour.declare("apps/a", "web LoadBalancer: http=443", "site LoadBalancer: http=443").rest();
    share("apps").rest();
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "site/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/a");
  }

  @Test
  void the_other_one_gets_the_key_when_the_first_goes() {
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "till LoadBalancer: http=443").rest();
    share("apps", "shop").rest();
    harbour.delete("apps/a").rest();
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Granted");
    assertThat(harbour.lease(ON_EDGE).allocation()).isEqualTo("b");
  }

  @Test
  void what_is_registered_only_is_known_by_its_host_lease_where_balancers_are_on_the_nodes() {
    // Given
    harbour.policy(
        "apps",
        new Terms(CollisionScope.Service, Addresses.Host, "default"),
        allowing(Enforcement.DenyNew));
    harbour.register("apps/a", "web LoadBalancer: http=80").rest();

    // When
    harbour.policy(
        "apps",
        new Terms(CollisionScope.Service, Addresses.Host, "default"),
        forbidding(Enforcement.DenyNew, Exposure.LoadBalancer));

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_newcomer_cannot_have_a_key_that_a_running_claim_is_brought_onto() {
    // Given
    Owner elder = new Owner("shop", "elder", "uid-elder", Harbour.START.minusSeconds(1));
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();

    // When
    share("apps", "shop");
    harbour.put("shop/elder", Notation.read(elder, true, "till LoadBalancer: http=443"));

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/elder", "till/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_newcomer_needs_the_old_key_while_somebody_has_a_lease_of_it() {
    // Given
    share("apps", "shop");
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();

    // When
    harbour.policy(
        "apps",
        new Terms(CollisionScope.Namespace, Addresses.Shared, "core"),
        allowing(Enforcement.DenyNew));
    harbour.declare("shop/b", "till LoadBalancer: http=443");

    // Then
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.rest().verdict("shop/b", "till/http")).isEqualTo("Granted");
    assertThat(harbour.leases.keySet())
        .extracting(Key::name)
        .contains("lb.core.tcp.443", "lb.edge.tcp.443");
  }

  @Test
  void deny_new_leaves_an_incumbent_with_a_finding() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.DenyNew, Exposure.NodePort));
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated web/http");
  }

  @Test
  void deny_new_refuses_a_change_of_exposure_that_needs_no_other_key() {
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.DenyNew, Exposure.LoadBalancer));
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web LoadBalancer: http=80");
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, ExposureNotAllowed");
  }

  @Test
  void deny_new_leaves_what_is_made_again_while_its_leases_are_there() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.DenyNew, Exposure.NodePort));
    harbour.recreate("apps/a", "web NodePort: http=80 node 30080");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void deny_new_refuses_a_newcomer() {
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.DenyNew, Exposure.NodePort));
    harbour.declare("apps/a", "web NodePort: http=80");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused ExposureNotAllowed");
  }

  @Test
  void only_deny_withdraws_a_running_port() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    harbour.policy("apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.Deny, Exposure.NodePort));
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused ExposureNotAllowed");
    assertThat(harbour.rest().services).isEmpty();
    assertThat(harbour.leases).isEmpty();
  }

  @Test
  void deny_withdraws_a_kept_port_too() {
    harbour.declare("apps/b", "busy NodePort: http=81 node 30081");
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    harbour.declare("apps/a", "web NodePort: http=80 node 30081").rest();
    harbour.policy("apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.Deny, Exposure.NodePort));
    assertThat(harbour.verdict("apps/a", "web/http")).startsWith("Refused");
  }

  @Test
  void warn_only_tells() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, forbidding(Enforcement.Warn, Exposure.NodePort));
    harbour.declare("apps/a", "web NodePort: http=80");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated web/http");
  }

  @Test
  void a_newcomer_with_overrides_needs_a_namespace_that_names_its_environment() {
    harbour.declare("apps/a", "tool Internal: http=80 unknown");
    assertThat(harbour.verdict("apps/a", "tool/http")).isEqualTo("Refused EnvironmentUnknown");
  }

  @Test
  void an_incumbent_with_overrides_stays_with_that_finding() {
    harbour.declare("apps/a", "tool Internal: http=80").rest();
    harbour.declare("apps/a", "tool Internal: http=80 unknown");
    assertThat(harbour.verdict("apps/a", "tool/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("EnvironmentUnknown tool/http");
  }

  @Test
  void a_node_port_outside_of_the_range_is_denied() {
    harbour.declare("apps/a", "web NodePort: http=80 node 8080");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused NodePortOutOfRange");
  }

  @Test
  void without_a_policy_host_ports_are_denied_and_the_rest_is_allowed() {
    harbour.declare(
        "apps/a",
        "a Host: p=1",
        "b Internal: p=2 host 2",
        "c NodePort: p=3",
        "d LoadBalancer: p=4");
    assertThat(harbour.verdict("apps/a", "a/p")).isEqualTo("Refused ExposureNotAllowed");
    assertThat(harbour.verdict("apps/a", "b/p")).isEqualTo("Refused ExposureNotAllowed");
    assertThat(harbour.verdict("apps/a", "c/p")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "d/p")).isEqualTo("Granted");
  }

  @Test
  void a_denied_claim_blocks_nobody() {
    harbour.declare("apps/a", "web Host: http=80");
    harbour.declare("apps/b", "site Internal: http=80");
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Granted");
  }

  @Test
  void a_refused_claim_blocks_nobody_at_its_other_keys() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080");
    harbour.declare("shop/b", "till NodePort: http=443 node 30080");
    harbour.declare("shop/c", "stall Internal: http=443");
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.verdict("shop/c", "stall/http")).isEqualTo("Granted");
  }

  @Test
  void one_refused_port_does_not_take_down_the_others_of_its_service() {
    harbour.declare("apps/a", "web Internal: http=80");
    harbour.declare("apps/b", "site Internal: http=80, grpc=81");
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.verdict("apps/b", "site/grpc")).isEqualTo("Granted");
  }

  private Harbour share(String... namespaces) {
    for (String namespace : namespaces) {
      harbour.policy(namespace, SHARED, allowing(Enforcement.DenyNew));
    }
    return harbour;
  }

  private static Rule allowing(Enforcement enforcement) {
    return new ExposureRule(Set.of(Exposure.values()), enforcement, "policy all");
  }

  private static Rule forbidding(Enforcement enforcement, Exposure exposure) {
    Set<Exposure> allowed = new HashSet<>(Set.of(Exposure.values()));
    allowed.remove(exposure);
    return new ExposureRule(allowed, enforcement, "policy some");
  }
}
