package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Former keys, renaming, swapping, and make before break. */
class MoveTest {

  private static final Terms EDGE = new Terms(CollisionScope.Namespace, Addresses.Shared, "edge");

  private final Harbour harbour = new Harbour();

  @Test
  void renaming_a_port_is_one_settle() {
    // Given
    harbour.declare("apps/a", "web LoadBalancer: http=80 node 30080").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: www=80 node 30080");

    // Then
    assertThat(harbour.verdict("apps/a", "web/www")).isEqualTo("Granted");
    assertThat(harbour.run().lease(new Key.OnNode(30080)).claims()).containsExactly("web/www");
  }

  @Test
  void renaming_a_service_is_one_settle() {
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "web LoadBalancer: http=80").rest();
    harbour.declare("apps/a", "site LoadBalancer: http=80");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Granted");
  }

  @Test
  void swapping_two_numbers_inside_one_allocation_is_one_settle() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "web LoadBalancer: http=80", "site LoadBalancer: http=81").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: http=81", "site LoadBalancer: http=80");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Granted");
  }

  @Test
  void swapping_two_ports_inside_one_service_is_one_settle() {
    harbour.declare("apps/a", "web Internal: http=80, admin=81").rest();
    harbour.declare("apps/a", "web Internal: http=81, admin=80");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/admin")).isEqualTo("Granted");
  }

  @Test
  void a_swap_between_two_allocations_stays_refused_until_one_moves_away() {
    // Given
    harbour.declare("apps/a", "web Internal: http=80").declare("apps/b", "site Internal: http=81");
    harbour.rest();

    // When
    harbour.declare("apps/a", "web Internal: http=81").declare("apps/b", "site Internal: http=80");

    // Then
    assertThat(harbour.rest().verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther apps/b");
    assertThat(harbour.verdict("apps/b", "site/http"))
        .isEqualTo("Kept 81 Internal, HeldByOther apps/a");

    // When
    harbour.declare("apps/b", "site Internal: http=82").rest();

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_port_whose_move_is_refused_is_kept_as_its_service_shows_it() {
    // Given
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80 to 8080").rest();

    // When
    harbour.declare("apps/a", "web Internal: http=81 to 9090");

    // Then
    Verdict.Kept kept = (Verdict.Kept) harbour.verdictOn("apps/a", "web/http");
    assertThat(kept.claim().wish().port()).isEqualTo(81);
    assertThat(kept.served().wish().port()).isEqualTo(80);
    assertThat(kept.served().subject().backend().orElseThrow().targetPort()).isEqualTo("8080");
    assertThat(kept.held()).contains(new Key.InNamespace("apps", Protocol.TCP, 80));
  }

  @Test
  void a_kept_port_has_the_selector_of_the_current_spec() {
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal of newer: http=81");
    Verdict.Kept kept = (Verdict.Kept) harbour.verdictOn("apps/a", "web/http");
    assertThat(kept.served().subject().backend().orElseThrow().selector())
        .containsEntry("app", "newer");
  }

  @Test
  void a_denied_move_is_kept_too() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Host: http=81");
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, ExposureNotAllowed");
  }

  @Test
  void a_move_that_is_won_frees_the_old_key_last() {
    // Given
    harbour.declare("apps/a", "web Internal: http=80").rest();

    // When
    harbour.declare("apps/a", "web Internal: http=81");

    // Then
    assertThat(LeaseChanges.of(harbour.world(), harbour.settle(), harbour.owner("apps/a")))
        .extracting(change -> change.getClass().getSimpleName() + " " + change.key().name())
        .containsExactlyInAnyOrder("Take ns.apps.tcp.81", "Free ns.apps.tcp.80");
  }

  @Test
  void a_sibling_cannot_have_an_exclusive_key_that_must_be_kept() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/b", "busy LoadBalancer: http=82");
    harbour.declare("apps/a", "web LoadBalancer: http=80").rest();

    // When
    harbour.declare("apps/a", "site LoadBalancer: http=80", "web LoadBalancer: http=82");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 LoadBalancer, HeldByOther apps/b");
    assertThat(harbour.verdict("apps/a", "site/http")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_service_never_shows_one_protocol_and_port_twice() {
    // Given
    harbour.declare("apps/b", "busy Internal: http=82");
    harbour.declare("apps/a", "web Internal: http=80").rest();

    // When
    harbour.declare("apps/a", "web Internal: fresh=80, http=82");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther apps/b");
    assertThat(harbour.verdict("apps/a", "web/fresh")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_chain_of_moves_is_kept_from_its_refused_end_backwards() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/b", "busy LoadBalancer: http=84");
    harbour.declare("apps/a", "x LoadBalancer: http=80", "y LoadBalancer: http=81").rest();

    // When
    harbour.declare("apps/a", "x LoadBalancer: http=81", "y LoadBalancer: http=84");

    // Then
    assertThat(harbour.verdict("apps/a", "y/http"))
        .isEqualTo("Kept 81 LoadBalancer, HeldByOther apps/b");
    assertThat(harbour.verdict("apps/a", "x/http"))
        .isEqualTo("Kept 80 LoadBalancer, HeldByOther apps/a");
  }

  @Test
  void a_move_is_granted_when_what_was_in_its_way_is_refused_because_of_it() {
    // Given
    harbour.policy("apps", EDGE, EVERYTHING);
    harbour.declare("apps/a", "x LoadBalancer: p=80 node 30080").rest();

    // When
    harbour.declare("apps/a", "y LoadBalancer: p=81 node 30080", "x LoadBalancer: p=81 node 30081");

    // Then
    assertThat(harbour.verdict("apps/a", "x/p")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "y/p")).isEqualTo("Refused HeldByOther apps/a");
  }

  @Test
  void a_port_that_becomes_absent_gives_its_keys_up() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=80 absent");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Absent");
    assertThat(harbour.rest().leases).isEmpty();
    assertThat(harbour.services).isEmpty();
  }

  @Test
  void what_is_registered_only_is_kept_by_its_leases() {
    // Given
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.register("apps/a", "web Internal: http=80").rest();

    // When
    harbour.register("apps/a", "web Internal: http=81");

    // Then
    assertThat(harbour.rest().verdict("apps/a", "web/http"))
        .isEqualTo("Kept 80 Internal, HeldByOther apps/b");
    assertThat(harbour.leases).containsKey(new Key.InNamespace("apps", Protocol.TCP, 80));
  }

  @Test
  void a_lease_already_taken_for_a_move_does_not_hide_what_runs() {
    // Given
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=81");
    Execution interrupted = new Execution(harbour);
    LeaseChanges.of(interrupted.world, interrupted.settlement, harbour.owner("apps/a")).stream()
        .filter(LeaseChange.Take.class::isInstance)
        .forEach(interrupted::change);

    // When
    harbour.run();

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.leases.keySet()).extracting(Key::name).containsExactly("ns.apps.tcp.81");
  }
}
