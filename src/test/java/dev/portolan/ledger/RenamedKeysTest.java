package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys follow policy: while a lease of the old name is there, a newcomer needs that one, too. */
class RenamedKeysTest {

  private static final Key ON_EDGE = new Key.OnLoadBalancer("edge", Protocol.TCP, 443);
  private static final Key ON_CORE = new Key.OnLoadBalancer("core", Protocol.TCP, 443);

  private final Harbour harbour = new Harbour();

  @Test
  void an_incumbent_gets_the_new_key_and_then_frees_the_old_one() {
    // Given
    pool("edge");
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();
    harbour.put("shop/elder", elder("till LoadBalancer: http=443"));

    // When
    pool("core");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/elder", "till/http")).isEqualTo("Refused HeldByOther apps/a");
    harbour.rest();
    assertThat(harbour.lease(ON_CORE).allocation()).isEqualTo("a");
    assertThat(harbour.leases).doesNotContainKey(ON_EDGE);
    assertThat(harbour.verdict("shop/elder", "till/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_lease_of_the_old_key_stands_in_a_newcomer_s_way_whoever_left_it() {
    // Given
    pool("edge");
    harbour.register("apps/gone", "web LoadBalancer: http=443").rest().delete("apps/gone");

    // When
    pool("core");
    harbour.declare("shop/b", "till LoadBalancer: http=443");

    // Then
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/gone");
    assertThat(harbour.sentence("shop/b", "till/http"))
        .startsWith("443/TCP on load balancer pool \"core\" is held by apps/gone (service web)");
    assertThat(harbour.rest().verdict("shop/b", "till/http")).isEqualTo("Granted");
    assertThat(harbour.leases).containsKey(ON_CORE).doesNotContainKey(ON_EDGE);
  }

  @Test
  void what_is_registered_only_and_kept_is_not_overtaken_by_a_newcomer() {
    // Given
    pool("edge");
    harbour.register("apps/a", "web LoadBalancer: http=443");
    harbour.register("apps/b", "site LoadBalancer: http=444").rest();
    harbour.register("apps/a", "web LoadBalancer: http=444").rest();

    // When
    pool("core");
    harbour.register("shop/c", "till LoadBalancer: http=443");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 443 LoadBalancer, HeldByOther apps/b");
    assertThat(harbour.verdict("shop/c", "till/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_number_that_is_kept_for_later_stays_kept_under_its_new_name() {
    // Given
    pool("edge");
    harbour.declare("apps/a", "reserve later: 443/TCP LoadBalancer").rest();

    // When
    pool("core");
    harbour.put("shop/elder", elder("till LoadBalancer: http=443"));

    // Then
    assertThat(harbour.verdict("shop/elder", "till/http"))
        .isEqualTo("Refused ReservedForOther apps/a");
    assertThat(harbour.rest().lease(ON_CORE).state()).isEqualTo(Lease.State.Reserved);
    assertThat(harbour.leases).doesNotContainKey(ON_EDGE);
  }

  @Test
  void a_number_of_a_namespace_counts_for_the_cluster_where_its_policy_says_cluster() {
    // Given
    pool("edge");
    harbour.register("apps/gone", "web Internal: http=80").rest().delete("apps/gone");

    // When
    Terms everywhere = new Terms(CollisionScope.Cluster, Addresses.Shared, "edge");
    harbour.policy("apps", everywhere, EVERYTHING).policy("shop", everywhere, EVERYTHING);
    harbour.declare("shop/b", "till Internal: http=80");

    // Then
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/gone");
    assertThat(harbour.rest().verdict("shop/b", "till/http")).isEqualTo("Granted");
  }

  @Test
  void two_that_run_with_one_number_when_the_scope_widens_do_not_stop_each_other() {
    // Given
    pool("edge");
    harbour.declare("apps/a", "web Internal: http=80");
    harbour.declare("shop/b", "till Internal: http=80").rest();

    // When
    Terms everywhere = new Terms(CollisionScope.Cluster, Addresses.Shared, "edge");
    harbour.policy("apps", everywhere, EVERYTHING).policy("shop", everywhere, EVERYTHING).rest();

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/b", "till/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther apps/a");
  }

  @Test
  void only_a_policy_that_says_deny_withdraws_what_it_brings_onto_somebody_else_s_key() {
    // Given
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "till LoadBalancer: http=443, admin=444").rest();

    // When
    Terms denying =
        new Terms(CollisionScope.Namespace, Addresses.Shared, "edge", Optional.of("policy shared"));
    harbour.policy("apps", denying, EVERYTHING).policy("shop", denying, EVERYTHING);

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.verdict("shop/b", "till/admin")).isEqualTo("Granted");
    harbour.rest();
    assertThat(harbour.lease(ON_EDGE).allocation()).isEqualTo("a");
    assertThat(harbour.verdict("shop/b", "till/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_refused_move_is_kept_whatever_the_terms_say() {
    Terms denying =
        new Terms(CollisionScope.Namespace, Addresses.Shared, "edge", Optional.of("policy shared"));
    harbour.policy("apps", denying, EVERYTHING).policy("shop", denying, EVERYTHING);
    harbour.declare("apps/a", "web LoadBalancer: http=443");
    harbour.declare("shop/b", "till LoadBalancer: http=444").rest();
    harbour.declare("shop/b", "till LoadBalancer: http=443");
    assertThat(harbour.verdict("shop/b", "till/http"))
        .isEqualTo("Kept 444 LoadBalancer, HeldByOther apps/a");
  }

  private void pool(String name) {
    Terms terms = new Terms(CollisionScope.Namespace, Addresses.Shared, name);
    harbour.policy("apps", terms, EVERYTHING).policy("shop", terms, EVERYTHING);
  }

  private static Declaration elder(String line) {
    Owner owner = new Owner("shop", "elder", "uid-elder", Harbour.START.minusSeconds(1));
    return Notation.read(owner, true, line);
  }
}
