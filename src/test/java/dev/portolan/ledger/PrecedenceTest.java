package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who wins: the lines of the precedence. */
class PrecedenceTest {

  private final Harbour harbour = new Harbour();

  @Test
  void the_older_allocation_wins_a_free_key() {
    // Given
    harbour.declare("apps/zebra", "web Internal: http=8080");
    harbour.declare("apps/ant", "site Internal: http=8080");

    // Then
    assertThat(harbour.verdict("apps/zebra", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/ant", "site/http"))
        .isEqualTo("Refused HeldByOther apps/zebra");
  }

  @Test
  void among_allocations_of_one_age_the_name_decides() {
    // Given
    Owner zebra = new Owner("apps", "zebra", "uid-1", Harbour.START);
    Owner ant = new Owner("apps", "ant", "uid-2", Harbour.START);
    harbour.put("apps/zebra", Notation.read(zebra, true, "web Internal: http=8080"));
    harbour.put("apps/ant", Notation.read(ant, true, "site Internal: http=8080"));

    // Then
    assertThat(harbour.verdict("apps/ant", "site/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/zebra", "web/http")).isEqualTo("Refused HeldByOther apps/ant");
  }

  @Test
  void among_allocations_of_one_age_the_namespace_decides_before_the_name() {
    // Given
    Owner first = new Owner("alpha", "zebra", "uid-1", Harbour.START);
    Owner second = new Owner("beta", "ant", "uid-2", Harbour.START);
    harbour.put("beta/ant", Notation.read(second, true, "web NodePort: http=80 node 30080"));
    harbour.put("alpha/zebra", Notation.read(first, true, "web NodePort: http=80 node 30080"));

    // Then
    assertThat(harbour.verdict("alpha/zebra", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("beta/ant", "web/http"))
        .isEqualTo("Refused HeldByOther alpha/zebra");
  }

  @Test
  void inside_one_allocation_the_first_in_the_list_wins() {
    // Given
    harbour.declare(
        "apps/a", "zebra NodePort: http=80 node 30080", "ant NodePort: http=81 node 30080");

    // Then
    assertThat(harbour.verdict("apps/a", "zebra/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "ant/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void inside_one_allocation_a_key_that_is_held_and_still_wanted_goes_before_the_list() {
    // Given
    harbour.declare("apps/a", "zebra NodePort: http=80 node 30080").rest();

    // When
    harbour.declare(
        "apps/a", "ant NodePort: http=81 node 30080", "zebra NodePort: http=82 node 30080");

    // Then
    assertThat(harbour.verdict("apps/a", "zebra/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "ant/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_full_incumbent_stays_before_an_older_allocation_that_comes_to_want_its_key() {
    // Given
    harbour.declare("apps/old", "web Internal: http=8080");
    harbour.declare("apps/young", "site Internal: http=9090").rest();

    // When
    harbour.declare("apps/old", "web Internal: http=9090");

    // Then
    assertThat(harbour.verdict("apps/young", "site/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/old", "web/http"))
        .isEqualTo("Kept 8080 Internal, HeldByOther apps/young");
  }

  @Test
  void whoever_has_only_some_of_its_keys_is_no_full_incumbent() {
    // Given
    harbour.policy("apps", onLoadBalancers("edge"), everything());
    harbour.declare("apps/old", "web LoadBalancer: http=80");
    harbour.declare("apps/young", "site Internal: http=443").rest();
    harbour.declare("apps/young", "site LoadBalancer: http=443");
    harbour.policy("shop", onLoadBalancers("edge"), everything());
    Owner elder = new Owner("shop", "elder", "uid-elder", Harbour.START.minusSeconds(1));

    // When
    harbour.put("shop/elder", Notation.read(elder, true, "till LoadBalancer: http=443"));

    // Then
    assertThat(harbour.verdict("shop/elder", "till/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/young", "site/http"))
        .isEqualTo("Kept 443 Internal, HeldByOther shop/elder");
  }

  @Test
  void whom_a_policy_names_comes_before_older_ones() {
    // Given
    harbour.policy("apps", Terms.WITHOUT_POLICY, everything(), keptFor("apps", "calls", 50055));
    harbour.policy("base", Terms.WITHOUT_POLICY, everything());
    harbour.declare("base/old", "web NodePort: http=80 node 50055");
    harbour.declare("apps/young", "calls NodePort: grpc=50055 node 50055");

    // Then
    assertThat(harbour.verdict("apps/young", "calls/grpc")).isEqualTo("Granted");
    assertThat(harbour.verdict("base/old", "web/http")).isEqualTo("Refused HeldByOther apps/young");
  }

  @Test
  void whom_a_reserved_lease_waits_for_comes_before_older_ones() {
    // Given
    harbour.declare("base/old", "web Internal: http=1");
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.declare("base/old", "web NodePort: http=80 node 30055");
    harbour.declare("apps/young", "calls NodePort: grpc=50055 node 30055");

    // Then
    assertThat(harbour.verdict("apps/young", "calls/grpc")).isEqualTo("Granted");
    assertThat(harbour.verdict("base/old", "web/http"))
        .isEqualTo("Kept 1 Internal, HeldByOther apps/young");
  }

  @Test
  void an_incumbent_comes_before_whom_a_policy_names() {
    // Given
    harbour.declare("base/first", "web NodePort: http=80 node 30055").rest();

    // When
    harbour.policy("apps", Terms.WITHOUT_POLICY, everything(), keptFor("apps", "calls", 50055));
    harbour.declare("apps/named", "calls NodePort: grpc=50055 node 30055");

    // Then
    assertThat(harbour.verdict("base/first", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/named", "calls/grpc"))
        .isEqualTo("Refused HeldByOther base/first");
  }

  @Test
  void a_lease_counts_until_it_is_freed_even_if_no_longer_declared() {
    // Given
    harbour.declare("apps/first", "web Internal: http=8080").rest();
    harbour.declare("apps/waiter", "site Internal: http=8080");

    // When
    harbour.delete("apps/first");

    // Then
    assertThat(harbour.verdict("apps/waiter", "site/http"))
        .isEqualTo("Refused HeldByOther apps/first");
    assertThat(harbour.rest().verdict("apps/waiter", "site/http")).isEqualTo("Granted");
  }

  @Test
  void waiters_get_a_freed_key_in_the_order_of_their_age() {
    // Given
    harbour.declare("apps/first", "web Internal: http=8080").rest();
    harbour.declare("apps/zz-second", "site Internal: http=8080");
    harbour.declare("apps/aa-third", "shop Internal: http=8080");

    // When
    harbour.delete("apps/first").rest();

    // Then
    assertThat(harbour.verdict("apps/zz-second", "site/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/aa-third", "shop/http"))
        .isEqualTo("Refused HeldByOther apps/zz-second");
  }

  private static Terms onLoadBalancers(String pool) {
    return new Terms(CollisionScope.Namespace, Addresses.Shared, pool);
  }

  private static Rule everything() {
    return new ExposureRule(Set.of(Exposure.values()), Enforcement.DenyNew, "policy all");
  }

  private static Rule keptFor(String namespace, String service, int port) {
    return new ReservedRule(
        Scope.Namespace,
        port,
        Optional.empty(),
        Optional.of(namespace),
        Optional.of(service),
        Optional.empty(),
        Enforcement.DenyNew,
        "policy numbers");
  }
}
