package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The refusal in words, one for each reason. */
class SentencesTest {

  private static final Terms SHOP = new Terms(CollisionScope.Namespace, Addresses.Shared, "shop");

  private final Harbour harbour = new Harbour();

  @Test
  void held_by_other_as_the_design_says_it() {
    // Given
    harbour.policy("shop", SHOP, EVERYTHING).policy("tools", SHOP, EVERYTHING);
    harbour.declare("shop/shop", "frontend LoadBalancer: http=3000").rest();

    // When
    harbour.declare("tools/tools", "grafana LoadBalancer: http=3000");

    // Then
    assertThat(harbour.sentence("tools/tools", "grafana/http"))
        .isEqualTo(
            "3000/TCP on load balancer pool \"shop\" is held by shop/shop (service frontend) since"
                + " 2026-11-20; grafana cannot have it. Free: 3001, 3002, 3030.");
  }

  @Test
  void held_by_a_winner_that_has_no_lease_yet() {
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=7000");
    assertThat(harbour.sentence("apps/b", "site/p"))
        .isEqualTo(
            "7000/TCP in namespace apps is held by apps/a (service web); site cannot have it. Free:"
                + " 7001, 7002, 7003.");
  }

  @Test
  void kept_says_what_is_served_until_then() {
    harbour.declare("apps/a", "web Internal: http=7000").declare("apps/b", "site Internal: p=80");
    harbour.rest().declare("apps/b", "site Internal: p=7000");
    assertThat(harbour.sentence("apps/b", "site/p"))
        .isEqualTo(
            "7000/TCP in namespace apps is held by apps/a (service web) since 2026-11-20; site"
                + " cannot have it. Free: 7001, 7002, 7003. Until then it stays on 80 (Internal).");
  }

  @Test
  void a_strangers_service_is_called_one() {
    harbour.stranger(new Key.OnNode(30080), "infra", "proxy");
    harbour.declare("apps/a", "web NodePort: http=7000 node 30080");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .contains("Node port 30080 is taken by Service infra/proxy, which Portolan did not make");
    harbour.policy("shop", SHOP, EVERYTHING);
    harbour.stranger(new Key.OnLoadBalancer("shop", Protocol.TCP, 443), "infra", "ingress");
    harbour.declare("shop/b", "site LoadBalancer: https=443");
    assertThat(harbour.sentence("shop/b", "site/https")).contains("Service infra/ingress");
  }

  @Test
  void several_objections_are_counted() {
    harbour.declare("apps/a", "web NodePort: http=7000 node 30080");
    harbour.declare("apps/b", "site NodePort: p=7000 node 30080");
    assertThat(harbour.sentence("apps/b", "site/p"))
        .isEqualTo(
            "Node port 30080 is held by apps/a (service web); site cannot have it."
                + " 1 further reason stands against it.");
  }

  @Test
  void held_by_a_stranger() {
    harbour.policy("shop", SHOP, EVERYTHING);
    harbour.stranger(new Key.OnLoadBalancer("shop", Protocol.TCP, 7000), "legacy", "ingress");
    harbour.declare("shop/shop", "till LoadBalancer: http=7000");
    assertThat(harbour.sentence("shop/shop", "till/http"))
        .isEqualTo(
            "7000/TCP on load balancer pool \"shop\" is taken by Service legacy/ingress, which"
                + " Portolan did not make; till cannot have it. Free: 7001, 7002, 7003.");
  }

  @Test
  void a_node_port_of_a_foreign_service() {
    harbour.stranger(new Key.OnNode(30080), "kube-system", "traefik");
    harbour.declare("apps/a", "web NodePort: http=80 node 30080");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "Node port 30080 is taken by Service kube-system/traefik, which Portolan did not make;"
                + " web cannot have it. Free: 30081, 30082, 30083.");
  }

  @Test
  void reserved_by_an_allocation_for_a_service() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for call-service").rest();
    harbour.declare("apps/b", "web Internal: http=50055");
    assertThat(harbour.sentence("apps/b", "web/http"))
        .isEqualTo(
            "50055/TCP in namespace apps is reserved by apps/keeper for service call-service since"
                + " 2026-11-20; web cannot have it. Free: 50056, 50057, 50058.");
  }

  @Test
  void reserved_by_a_policy() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING, reserved());
    harbour.declare("apps/b", "web Internal: http=50055");
    assertThat(harbour.sentence("apps/b", "web/http"))
        .isEqualTo(
            "web cannot have 50055/TCP in namespace apps: 50055/TCP in namespace apps is reserved"
                + " for apps/call-service by policy numbers (WebRTC). Free: 50056, 50057, 50058.");
  }

  @Test
  void a_service_name_that_another_allocation_has() {
    harbour.declare("apps/a", "web Internal: http=80").declare("apps/b", "web Internal: http=81");
    assertThat(harbour.sentence("apps/b", "web/http"))
        .isEqualTo(
            "The Service name apps/web is taken by allocation apps/a; web cannot have it; rename"
                + " the service, or remove the other one.");
  }

  @Test
  void a_service_name_that_a_stranger_has() {
    harbour.stranger(new Key.ServiceName("apps", "web"), "apps", "web");
    harbour.declare("apps/a", "web Internal: http=80");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "The Service name apps/web is taken by a Service that Portolan did not make; web cannot"
                + " have it; rename the service, or remove the other one.");
  }

  @Test
  void a_node_port_out_of_range() {
    harbour.declare("apps/a", "web NodePort: http=80 node 8080");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .startsWith(
            "web cannot have node port 8080: the API server hands out node ports 30000-32767 only;"
                + " choose one of these, or leave nodePort out. Free: 30000, 30001, 30002.");
  }

  @Test
  void an_exposure_that_is_not_allowed() {
    harbour.declare("apps/a", "web Host: http=80");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "web cannot have 80/TCP: exposure Host is not allowed here by the default without a"
                + " policy (allowed: Internal, NodePort, LoadBalancer, External); use one of these,"
                + " or ask a cluster admin for a PortPolicy that allows Host.");
  }

  @Test
  void a_host_port_that_is_not_allowed() {
    harbour.declare("apps/a", "web Internal: http=80 host 81");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .startsWith("web cannot have 80/TCP: a hostPort is not allowed here by the default");
  }

  @Test
  void an_environment_that_is_unknown() {
    harbour.declare("apps/a", "web Internal: http=80 unknown");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "web cannot have 80/TCP: it has environment overrides and namespace apps has no label"
                + " portolan.dev/environment; label it, e.g. kubectl label namespace apps"
                + " portolan.dev/environment=development.");
  }

  @Test
  void what_is_granted_or_absent_needs_no_sentence() {
    harbour.declare("apps/a", "web Internal: http=80, tool=81 absent");
    assertThat(harbour.sentence("apps/a", "web/http")).isEmpty();
    assertThat(harbour.sentence("apps/a", "web/tool")).isEmpty();
  }

  @Test
  void a_reservation_that_is_in_conflict() {
    harbour.declare("apps/a", "web Internal: http=50055").rest();
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for call-service");
    assertThat(new Sentences(Audience.ADMIN).of(harbour.reservation("apps/keeper", "calls")))
        .isEqualTo(
            "50055/TCP in namespace apps is held by apps/a (service web) since 2026-11-20;"
                + " reservation calls cannot have it.");
  }

  @Test
  void a_reservation_that_stands_needs_no_sentence() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for call-service");
    assertThat(new Sentences(Audience.ADMIN).of(harbour.reservation("apps/keeper", "calls")))
        .isEmpty();
  }

  @Test
  void the_kind_of_refusal_is_known() {
    harbour.stranger(new Key.OnNode(30080), "kube-system", "traefik");
    harbour.declare("apps/a", "web NodePort: http=80 node 30080", "x Host: p=81");
    assertThat(((Verdict.Refused) harbour.verdictOn("apps/a", "web/http")).refusal().first().kind())
        .isEqualTo(Kind.Physical);
    assertThat(((Verdict.Refused) harbour.verdictOn("apps/a", "x/p")).refusal().first().kind())
        .isEqualTo(Kind.Governance);
  }

  private static Rule reserved() {
    return new ReservedRule(
        Scope.Namespace,
        50055,
        Optional.empty(),
        Optional.of("apps"),
        Optional.of("call-service"),
        Optional.of("WebRTC"),
        Enforcement.DenyNew,
        "policy numbers");
  }
}
