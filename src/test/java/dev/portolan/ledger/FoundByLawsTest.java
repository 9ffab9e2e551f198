package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the laws found in random worlds, each in the smallest world that shows it. */
class FoundByLawsTest {

  private static final Rule INSIDE =
      new ExposureRule(Set.of(Exposure.Internal), Enforcement.DenyNew, "policy inside");
  private static final Rule FEW_NODE_PORTS = new NodePortRule(new Numbers(30081, 30100));
  private static final Terms EDGE = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");

  private final Harbour harbour = new Harbour();

  @Test
  void two_who_need_another_node_port_at_once_choose_different_ones() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING, FEW_NODE_PORTS);
    harbour.declare("apps/a", "web NodePort: http=80");
    harbour.declare("apps/b", "web2 NodePort: http=81");

    // When
    harbour.run();

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/b", "web2/http")).isEqualTo("Granted");
  }

  @Test
  void a_port_that_moves_cannot_leave_the_node_port_shared() {
    // Given
    harbour.declare("apps/a", "web NodePort: http=8080/UDP node 30081, grpc=8080 node 30081");
    harbour.rest();

    // When
    harbour.declare("apps/a", "web NodePort: http=80/UDP node 30081, grpc=8080 node 30081");

    // Then
    assertThat(harbour.verdict("apps/a", "web/grpc")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/http")).startsWith("Kept");
  }

  @Test
  void a_process_of_the_node_is_kept_beside_a_service_of_its_number() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "site Internal: http=80", "api Internal: http=8080").rest();
    harbour.register("apps/e", "auth Host bare: http=80 host 8080").rest();

    // When
    harbour.register("apps/e", "auth Internal: http=80 host 8080");

    // Then
    assertThat(harbour.verdict("apps/e", "auth/http")).startsWith("Kept");
  }

  @Test
  void no_new_rule_refuses_a_port_because_its_node_port_is_replaced() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "web NodePort: http=80").rest();

    // When
    harbour.policy("apps", EDGE, INSIDE, FEW_NODE_PORTS);
    harbour.leases.keySet().removeIf(Key.OnNode.class::isInstance);

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_number_that_a_registered_port_never_had_is_not_kept_for_it() {
    // Given
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.register("apps/e", "db Internal: http=80/UDP");
    harbour.register("apps/b", "auth Host bare: admin=3001/UDP").rest();

    // When
    harbour.register("apps/e", "db Internal: http=3001/UDP");
    harbour.register("apps/b", "auth Internal: admin=3001/UDP");

    // Then
    assertThat(harbour.verdict("apps/e", "db/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/b", "auth/admin")).startsWith("Kept");
  }

  @Test
  void a_number_reserved_for_a_sibling_is_shared_as_soon_as_the_sibling_has_it() {
    // Given
    String kept = "reserve later: 3001/TCP Namespace for api";
    harbour.declare("apps/b", kept).rest();

    // When
    harbour.declare("apps/b", "web Internal: admin=3001", "api Internal: grpc=3001", kept);

    // Then
    assertThat(harbour.verdict("apps/b", "api/grpc")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/b", "web/admin")).isEqualTo("Granted");
  }

  @Test
  void a_number_that_a_policy_asks_for_anew_is_not_kept_for_what_no_service_shows() {
    // Given
    Terms onHosts = new Terms(CollisionScope.Namespace, Addresses.Host, "edge");
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.register("apps/a", "site LoadBalancer: http=80").rest();
    harbour.register("apps/a", "site LoadBalancer: http=80 node 30080");

    // When
    harbour.policy("apps", onHosts, EVERYTHING, FEW_NODE_PORTS);

    // Then
    assertThat(Verdicts.lines(harbour.settle()))
        .singleElement(STRING)
        .startsWith("apps/a/site/http Kept LoadBalancer 80/TCP with [ns.apps.tcp.80] ");
  }
}
