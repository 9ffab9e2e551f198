package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a settlement makes of leases. */
class LeaseChangesTest {

  private final Harbour harbour = new Harbour();

  @Test
  void a_key_that_is_won_is_taken() {
    harbour.declare("apps/a", "web Internal: http=80");
    assertThat(changes("apps/a")).containsExactly("Take ns.apps.tcp.80");
  }

  @Test
  void changes_come_in_ascending_name_order() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080, grpc=443 node 30443");
    assertThat(changes("apps/a"))
        .containsExactly(
            "Take node.30080", "Take node.30443", "Take ns.apps.tcp.443", "Take ns.apps.tcp.80");
  }

  @Test
  void what_the_register_says_already_is_left_alone() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    assertThat(changes("apps/a")).isEmpty();
  }

  @Test
  void a_key_that_nobody_needs_any_more_is_freed() {
    harbour.declare("apps/a", "web Internal: http=80, grpc=81").rest();
    harbour.declare("apps/a", "web Internal: http=80");
    assertThat(changes("apps/a")).containsExactly("Free ns.apps.tcp.81");
  }

  @Test
  void another_claim_of_the_same_allocation_on_the_key_amends_its_lease() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=80", "site Internal: http=80");
    assertThat(changes("apps/a")).containsExactly("Amend ns.apps.tcp.80");
    assertThat(harbour.run().lease(key(80)).claims()).containsExactly("site/http", "web/http");
  }

  @Test
  void a_refused_claim_takes_nothing() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/b", "site NodePort: http=80 node 30080");
    assertThat(changes("apps/b")).isEmpty();
  }

  @Test
  void a_kept_claim_keeps_its_leases() {
    harbour.declare("apps/a", "web Internal: http=80");
    harbour.declare("apps/b", "site Internal: http=81").rest();
    harbour.declare("apps/b", "site Internal: http=80");
    assertThat(changes("apps/b")).isEmpty();
  }

  @Test
  void the_allocation_that_a_number_was_kept_for_rewrites_the_lease() {
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web").rest();
    harbour.declare("apps/a", "web Internal: http=80");
    assertThat(changes("apps/a")).containsExactly("Amend ns.apps.tcp.80");
  }

  @Test
  void whoever_kept_it_for_the_other_frees_nothing_then() {
    // Given
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web").rest();
    harbour.declare("apps/a", "web Internal: http=80");

    // Then
    assertThat(changes("apps/keeper")).isEmpty();

    // When
    harbour.declare("apps/keeper", "any Internal: http=1");

    // Then
    assertThat(changes("apps/keeper")).containsExactly("Take ns.apps.tcp.1");
  }

  @Test
  void a_key_given_up_goes_back_to_the_reservation_that_stands() {
    // Given
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web");
    harbour.declare("apps/a", "web Internal: http=80").rest();

    // When
    harbour.declare("apps/a", "web Internal: http=81");

    // Then
    assertThat(changes("apps/a")).containsExactly("Amend ns.apps.tcp.80", "Take ns.apps.tcp.81");
    assertThat(Verdicts.text(harbour.rest().lease(key(80))))
        .isEqualTo(
            "ns.apps.tcp.80 apps/keeper %s [reservation:calls] Reserved for web"
                .formatted(harbour.owner("apps/keeper").uid()));
  }

  @Test
  void what_a_vanished_holder_left_goes_back_to_the_reservation_that_stands() {
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web");
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.delete("apps/a").rest();
    assertThat(harbour.lease(key(80)).allocation()).isEqualTo("keeper");
  }

  @Test
  void of_two_reservations_the_older_one_has_a_freed_key() {
    harbour.declare("apps/first", "reserve x: 80/TCP Namespace for web");
    harbour.declare("apps/aaa", "reserve x: 80/TCP Namespace for web");
    harbour.declare("apps/b", "web Internal: http=80").rest();
    harbour.delete("apps/b").rest();
    assertThat(harbour.lease(key(80)).allocation()).isEqualTo("first");
  }

  @Test
  void two_reservations_of_what_a_stranger_has_do_not_pass_its_lease_to_and_fro() {
    // Given
    harbour.declare("apps/a", "reserve x: 30080/TCP Node").rest();
    harbour.declare("shop/b", "reserve x: 30080/TCP Node").rest();

    // When
    harbour.stranger(new Key.OnNode(30080), "legacy", "ingress");

    // Then
    assertThat(harbour.rest().leases).isEmpty();
  }

  @Test
  void a_lapsed_reservation_gets_nothing_back() {
    harbour.declare(
        "apps/keeper", "reserve x: 80/TCP Namespace for web until 2026-11-25T00:00:00Z");
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.later(java.time.Duration.ofDays(9)).delete("apps/a").rest();
    assertThat(harbour.leases).isEmpty();
  }

  private static Key key(int number) {
    return new Key.InNamespace("apps", Protocol.TCP, number);
  }

  private List<String> changes(String path) {
    return Stream.of(harbour.world())
        .flatMap(
            world -> LeaseChanges.of(world, Settlement.settle(world), harbour.owner(path)).stream())
        .map(change -> change.getClass().getSimpleName() + " " + change.key().name())
        .toList();
  }
}
