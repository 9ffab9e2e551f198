package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A freed key stays with who had it last, for as long as the house says. */
class QuarantineTest {

  private static final Key HTTP = new Key.InNamespace("apps", Protocol.TCP, 80);
  private static final Instant END = Harbour.START.plus(Duration.ofHours(1));

  private final Harbour harbour = new Harbour();

  @BeforeEach
  void theHouseWaitsAnHour() {
    harbour.policy("apps", Terms.WITHOUT_POLICY, new QuarantineRule(Duration.ofHours(1)));
    harbour.declare("apps/a", "web Internal: http=80").rest();
  }

  @Test
  void a_freed_key_is_not_deleted() {
    harbour.declare("apps/a", "web Internal: http=81").rest();
    assertThat(harbour.lease(HTTP).state()).isEqualTo(Lease.State.Quarantined);
    assertThat(harbour.lease(HTTP).expires()).contains(END);
  }

  @Test
  void what_a_vanished_holder_left_is_not_deleted() {
    harbour.delete("apps/a").rest();
    assertThat(harbour.lease(HTTP).state()).isEqualTo(Lease.State.Quarantined);
    assertThat(harbour.lease(HTTP).allocation()).isEqualTo("a");
  }

  @Test
  void nobody_else_may_take_it_before_its_end() {
    harbour.delete("apps/a").rest();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused Quarantined apps/a");
    harbour.later(Duration.ofHours(1).minusNanos(1)).rest();
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused Quarantined apps/a");
  }

  @Test
  void the_waiter_gets_it_at_its_end_by_compare_and_swap() {
    harbour.delete("apps/a").rest();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    Lease left = harbour.lease(HTTP);
    harbour.later(Duration.ofHours(1));
    assertThat(LeaseChanges.of(harbour.world(), harbour.settle(), harbour.owner("apps/b")))
        .singleElement()
        .isInstanceOfSatisfying(
            LeaseChange.Amend.class, amend -> assertThat(amend.from()).isEqualTo(left));
    assertThat(harbour.rest().lease(HTTP).allocation()).isEqualTo("b");
  }

  @Test
  void at_its_end_it_is_freed_where_nobody_waits() {
    harbour.declare("apps/a", "web Internal: http=81").rest();
    harbour.later(Duration.ofHours(1)).rest();
    assertThat(harbour.leases).doesNotContainKey(HTTP);
  }

  @Test
  void its_former_holder_takes_it_back_for_any_of_its_ports() {
    harbour.declare("apps/a", "web Internal: http=81").rest();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=81", "other Internal: grpc=80").rest();
    assertThat(harbour.verdict("apps/a", "other/grpc")).isEqualTo("Granted");
    assertThat(harbour.lease(HTTP).state()).isEqualTo(Lease.State.Active);
    assertThat(harbour.lease(HTTP).expires()).isEmpty();
  }

  @Test
  void one_made_again_under_that_name_takes_it_back_before_an_older_waiter() {
    harbour.declare("apps/b", "site Internal: http=80").rest();
    harbour.delete("apps/a").rest();
    harbour.declare("apps/a", "other Internal: grpc=80").rest();
    assertThat(harbour.verdict("apps/a", "other/grpc")).isEqualTo("Granted");
    assertThat(harbour.lease(HTTP).uid()).isEqualTo(harbour.owner("apps/a").uid());
  }

  @Test
  void a_returning_holder_is_a_newcomer_to_the_rules() {
    harbour.delete("apps/a").rest();
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        new ExposureRule(Set.of(Exposure.External), Enforcement.DenyNew, "policy none"));
    harbour.declare("apps/a", "web Internal: http=80");
    assertThat(harbour.verdict("apps/a", "web/http")).startsWith("Refused ExposureNotAllowed");
  }

  @Test
  void a_reservation_that_still_stands_goes_before_it() {
    harbour.declare("apps/keeper", "reserve x: 90/TCP Namespace for calls").rest();
    harbour.declare("apps/b", "calls Internal: http=90").rest();
    harbour.delete("apps/b").rest();
    assertThat(harbour.lease(new Key.InNamespace("apps", Protocol.TCP, 90)).state())
        .isEqualTo(Lease.State.Reserved);
  }

  @Test
  void a_reservation_of_a_key_in_quarantine_is_in_conflict_until_its_end() {
    harbour.delete("apps/a").rest();
    harbour.declare("apps/keeper", "reserve x: 80/TCP Namespace for calls").rest();
    assertThat(harbour.reservation("apps/keeper", "x").objection().map(Objection::reason))
        .contains(Reason.Quarantined);
    harbour.later(Duration.ofHours(1)).rest();
    assertThat(harbour.lease(HTTP).state()).isEqualTo(Lease.State.Reserved);
  }

  @Test
  void a_reservation_that_was_never_used_needs_none() {
    harbour.declare("apps/keeper", "reserve x: 90/TCP Namespace for calls").rest();
    harbour.delete("apps/keeper").rest();
    assertThat(harbour.leases).doesNotContainKey(new Key.InNamespace("apps", Protocol.TCP, 90));
  }

  @Test
  void it_lasts_though_its_policy_is_gone() {
    harbour.delete("apps/a").rest();
    harbour.policy("apps", Terms.WITHOUT_POLICY);
    harbour.declare("apps/b", "site Internal: http=80").rest();
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused Quarantined apps/a");
    harbour.later(Duration.ofHours(1)).rest();
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Granted");
  }

  @Test
  void of_several_policies_the_longest_holds() {
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        new QuarantineRule(Duration.ofMinutes(1)),
        new QuarantineRule(Duration.ofDays(2)),
        new QuarantineRule(Duration.ZERO));
    harbour.delete("apps/a").rest();
    assertThat(harbour.lease(HTTP).expires()).contains(Harbour.START.plus(Duration.ofDays(2)));
  }

  @Test
  void it_says_until_when_and_who_may_still_have_it() {
    harbour.delete("apps/a").rest();
    harbour.declare("apps/b", "site Internal: http=80");
    assertThat(harbour.sentence("apps/b", "site/http"))
        .isEqualTo(
            "80/TCP in namespace apps was freed by apps/a, which alone may take it back until"
                + " 2026-11-20T11:00:00Z; site cannot have it. Free: 81, 82, 8080.");
  }

  @Test
  void at_its_end_a_reservation_of_another_takes_it_over_and_it_is_not_freed_in_between() {
    harbour.declare("apps/a", "web Internal: http=81").rest();
    harbour.declare("apps/keeper", "reserve x: 80/TCP Namespace for calls").rest();
    harbour.later(Duration.ofHours(2));
    assertThat(changes("apps/a")).isEmpty();
    assertThat(changes("apps/keeper")).containsExactly("Amend ns.apps.tcp.80");
  }

  @Test
  void a_key_that_another_ones_service_serves_is_not_kept_for_who_had_its_lease() {
    harbour.declare("apps/b", "site Internal: http=81");
    Lease edited = ofOwner(harbour.owner("apps/b"));
    assertThat(LeaseChanges.release(edited, harbour.world())).isInstanceOf(LeaseChange.Free.class);
  }

  @Test
  void a_key_that_only_its_own_former_service_serves_is_kept() {
    Lease own = harbour.lease(HTTP);
    assertThat(LeaseChanges.release(own, harbour.world()))
        .isInstanceOf(LeaseChange.Quarantine.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reserve x: 81/TCP Namespace for calls",
        "reserve x: 80/TCP Namespace for calls until 2020-01-01T00:00:00Z",
        "reserve x: 80/TCP Host for calls"
      })
  void a_reservation_that_does_not_stand_does_not_go_before_it(String reservation) {
    harbour.declare("apps/keeper", reservation);
    assertThat(LeaseChanges.release(harbour.lease(HTTP), harbour.world()))
        .isInstanceOf(LeaseChange.Quarantine.class);
  }

  @Test
  void the_rules_of_a_namespace_without_allocations_are_known_too() {
    Rules rules =
        Rules.WITHOUT_POLICY.with("gone", List.of(new QuarantineRule(Duration.ofMinutes(5))));
    assertThat(rules.quarantine("gone")).isEqualTo(Duration.ofMinutes(5));
    assertThat(rules.quarantine("apps")).isZero();
  }

  private List<String> changes(String path) {
    return LeaseChanges.of(harbour.world(), harbour.settle(), harbour.owner(path)).stream()
        .map(change -> change.getClass().getSimpleName() + " " + change.key().name())
        .toList();
  }

  private static Lease ofOwner(Owner owner) {
    return new Lease(
        HTTP,
        owner.namespace(),
        owner.name(),
        owner.uid(),
        new TreeSet<>(Set.of("site/http")),
        Lease.State.Active,
        Optional.empty(),
        Optional.of(Harbour.START),
        Optional.empty());
  }
}
