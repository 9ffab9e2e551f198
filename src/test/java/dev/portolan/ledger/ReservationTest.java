package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbers kept for later. */
class ReservationTest {

  private static final Key HELD = new Key.InNamespace("apps", Protocol.TCP, 50055);

  private final Harbour harbour = new Harbour();

  @Test
  void somebody_must_answer_for_a_reservation_where_a_policy_wants_it() {
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, new OwnerRule(Enforcement.DenyNew, "policy house"));
    harbour.declare(
        "apps/a", "reserve known: 80/TCP Namespace by shop", "reserve nobody: 81/TCP Namespace");
    assertThat(harbour.reservation("apps/a", "known").state())
        .isEqualTo(ReservationVerdict.State.Reserved);
    assertThat(harbour.reservation("apps/a", "nobody").state())
        .isEqualTo(ReservationVerdict.State.Conflicted);
    assertThat(new Sentences(Audience.ADMIN).of(harbour.reservation("apps/a", "nobody")))
        .isEqualTo(
            "Policy house wants to know who answers for it; name a team in spec.owner.team of"
                + " apps/a; reservation nobody cannot have it.");
  }

  @Test
  void a_free_number_is_reserved_with_a_lease() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    assertThat(state("apps/keeper", "calls")).isEqualTo("Reserved");
    assertThat(harbour.lease(HELD).state()).isEqualTo(Lease.State.Reserved);
    assertThat(harbour.lease(HELD).forService()).contains("calls");
  }

  @Test
  void nobody_else_gets_a_reserved_number() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.declare("apps/b", "web Internal: http=50055");
    assertThat(harbour.verdict("apps/b", "web/http"))
        .isEqualTo("Refused ReservedForOther apps/keeper");
  }

  @Test
  void a_reservation_counts_in_its_turn_before_it_has_a_lease() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls");
    harbour.declare("apps/b", "web Internal: http=50055");
    assertThat(harbour.verdict("apps/b", "web/http"))
        .isEqualTo("Refused ReservedForOther apps/keeper");
  }

  @Test
  void an_older_claim_comes_before_a_younger_reservation() {
    harbour.declare("apps/b", "web Internal: http=50055");
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls");
    assertThat(harbour.verdict("apps/b", "web/http")).isEqualTo("Granted");
    assertThat(state("apps/keeper", "calls")).isEqualTo("Conflicted HeldByOther");
  }

  @Test
  void the_named_service_of_any_allocation_of_the_namespace_gets_it() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.declare("apps/b", "calls Internal: grpc=50055").rest();
    assertThat(harbour.verdict("apps/b", "calls/grpc")).isEqualTo("Granted");
    assertThat(state("apps/keeper", "calls")).isEqualTo("Used");
    assertThat(harbour.lease(HELD).allocation()).isEqualTo("b");
    assertThat(harbour.lease(HELD).state()).isEqualTo(Lease.State.Active);
  }

  @Test
  void another_service_of_the_reserving_allocation_does_not_get_it() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.declare(
        "apps/keeper", "web Internal: http=50055", "reserve calls: 50055/TCP Namespace for calls");
    assertThat(harbour.verdict("apps/keeper", "web/http"))
        .isEqualTo("Refused ReservedForOther apps/keeper");
  }

  @Test
  void a_service_of_that_name_in_another_namespace_does_not_get_it() {
    harbour.declare("apps/keeper", "reserve calls: 30055/TCP Node for calls").rest();
    harbour.declare("shop/b", "calls NodePort: grpc=80 node 30055");
    assertThat(harbour.verdict("shop/b", "calls/grpc"))
        .isEqualTo("Refused ReservedForOther apps/keeper");
  }

  @Test
  void without_a_named_service_any_of_the_same_allocation_gets_it() {
    harbour.declare("apps/keeper", "reserve later: 50055/TCP Namespace").rest();
    harbour.declare(
        "apps/keeper", "web Internal: http=50055", "reserve later: 50055/TCP Namespace");
    assertThat(harbour.rest().verdict("apps/keeper", "web/http")).isEqualTo("Granted");
    assertThat(state("apps/keeper", "later")).isEqualTo("Used");
  }

  @Test
  void without_a_named_service_no_other_allocation_gets_it() {
    harbour.declare("apps/keeper", "reserve later: 50055/TCP Namespace").rest();
    harbour.declare("apps/b", "web Internal: http=50055");
    assertThat(harbour.verdict("apps/b", "web/http"))
        .isEqualTo("Refused ReservedForOther apps/keeper");
  }

  @Test
  void a_reservation_lapses_at_its_instant() {
    harbour.declare(
        "apps/keeper", "reserve x: 50055/TCP Namespace for calls until 2026-11-25T10:00:00Z");
    harbour.rest().later(Duration.ofDays(5).minusSeconds(1));
    assertThat(state("apps/keeper", "x")).isEqualTo("Reserved");
    harbour.later(Duration.ofSeconds(1));
    assertThat(state("apps/keeper", "x")).isEqualTo("Expired");
    assertThat(harbour.rest().leases).isEmpty();
  }

  @Test
  void waiters_get_a_number_whose_reservation_lapsed() {
    harbour.declare(
        "apps/keeper", "reserve x: 50055/TCP Namespace for calls until 2026-11-25T10:00:00Z");
    harbour.declare("apps/b", "web Internal: http=50055").rest();
    harbour.later(Duration.ofDays(6)).rest();
    assertThat(harbour.verdict("apps/b", "web/http")).isEqualTo("Granted");
  }

  @Test
  void it_is_reserved_again_when_the_named_holder_gives_it_up() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.declare("apps/b", "calls Internal: grpc=50055").rest();
    harbour.delete("apps/b").rest();
    assertThat(state("apps/keeper", "calls")).isEqualTo("Reserved");
    assertThat(harbour.lease(HELD).state()).isEqualTo(Lease.State.Reserved);
  }

  @Test
  void it_is_reserved_again_when_the_allocations_own_service_gives_it_up() {
    harbour.declare(
        "apps/keeper", "web Internal: http=50055", "reserve later: 50055/TCP Namespace");
    harbour.rest().declare("apps/keeper", "reserve later: 50055/TCP Namespace").rest();
    assertThat(state("apps/keeper", "later")).isEqualTo("Reserved");
    assertThat(harbour.lease(HELD).state()).isEqualTo(Lease.State.Reserved);
  }

  @Test
  void it_takes_nothing_back_from_a_service_that_has_not_all_of_its_keys_yet() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, everything());
    harbour.declare(
        "apps/keeper",
        "web Host: http=50055 host 8080",
        "reserve calls: 50055/TCP Namespace for calls");
    harbour.rest().services.clear();
    harbour.loseLease(new Key.OnHost(Protocol.TCP, 8080));
    assertThat(harbour.verdict("apps/keeper", "web/http")).isEqualTo("Granted");
  }

  @Test
  void the_key_is_freed_when_the_reserving_allocation_goes() {
    harbour.declare("apps/keeper", "reserve calls: 50055/TCP Namespace for calls").rest();
    harbour.delete("apps/keeper").rest();
    assertThat(harbour.leases).isEmpty();
  }

  @Test
  void of_two_reservations_of_one_number_the_older_one_stands() {
    harbour.declare("apps/first", "reserve x: 50055/TCP Namespace for calls");
    harbour.declare("apps/aaa", "reserve y: 50055/TCP Namespace for other");
    assertThat(state("apps/first", "x")).isEqualTo("Reserved");
    assertThat(state("apps/aaa", "y")).isEqualTo("Conflicted ReservedForOther");
  }

  @Test
  void a_number_that_a_stranger_has_cannot_be_reserved() {
    harbour.stranger(new Key.OnNode(30055), "legacy", "ingress");
    harbour.declare("apps/keeper", "reserve x: 30055/TCP Node");
    assertThat(state("apps/keeper", "x")).startsWith("Conflicted");
  }

  @Test
  void a_reservation_of_scope_host_needs_that_exposure_allowed() {
    harbour.declare("apps/keeper", "reserve turn: 3478/UDP Host");
    assertThat(state("apps/keeper", "turn")).isEqualTo("Conflicted ExposureNotAllowed");
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        new ExposureRule(Set.of(Exposure.Host), Enforcement.DenyNew, "policy hosts"));
    assertThat(state("apps/keeper", "turn")).isEqualTo("Reserved");
  }

  @Test
  void an_objected_reservation_blocks_nobody() {
    harbour.declare("apps/keeper", "reserve turn: 80/TCP Host");
    harbour.policy("shop", Terms.WITHOUT_POLICY, everything());
    harbour.declare("shop/b", "web Host bare: http=80");
    assertThat(harbour.verdict("shop/b", "web/http")).isEqualTo("Granted");
  }

  @Test
  void where_balancers_have_addresses_of_their_own_a_reservation_of_them_holds_nothing() {
    harbour.declare("apps/keeper", "reserve x: 443/TCP LoadBalancer").rest();
    assertThat(state("apps/keeper", "x")).isEqualTo("Reserved");
    assertThat(harbour.leases).isEmpty();
  }

  @Test
  void a_policys_reservation_refuses_everybody_but_whom_it_names() {
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        everything(),
        kept(Optional.of("apps"), Optional.of("calls")));
    harbour
        .declare("apps/a", "web Internal: http=50055")
        .declare("apps/b", "calls Internal: p=50055");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused ReservedForOther");
    assertThat(harbour.verdict("apps/b", "calls/p")).isEqualTo("Granted");
  }

  @Test
  void a_policys_reservation_for_nobody_refuses_everybody() {
    harbour.policy(
        "apps", Terms.WITHOUT_POLICY, everything(), kept(Optional.empty(), Optional.empty()));
    harbour.declare("apps/a", "web Internal: http=50055");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused ReservedForOther");
  }

  @Test
  void a_policys_reservation_has_no_lease_and_leaves_incumbents_in_place() {
    harbour.declare("apps/a", "web Internal: http=50055").rest();
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        everything(),
        kept(Optional.of("apps"), Optional.of("calls")));
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated web/http");
  }

  private String state(String path, String name) {
    ReservationVerdict verdict = harbour.reservation(path, name);
    return verdict.state() + verdict.objection().map(o -> " " + o.reason()).orElse("");
  }

  private static Rule everything() {
    return new ExposureRule(Set.of(Exposure.values()), Enforcement.DenyNew, "policy all");
  }

  private static Rule kept(Optional<String> namespace, Optional<String> service) {
    return new ReservedRule(
        Scope.Namespace,
        50055,
        Optional.empty(),
        namespace,
        service,
        Optional.empty(),
        Enforcement.DenyNew,
        "policy numbers");
  }
}
