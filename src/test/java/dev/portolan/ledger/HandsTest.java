package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody's hand in the register: what runs keeps its keys, and nobody else is served. */
class HandsTest {

  private static final Key HTTP = new Key.InNamespace("apps", Protocol.TCP, 80);

  private final Harbour harbour = new Harbour();

  @Test
  void a_lease_given_to_a_waiter_by_hand_goes_back_to_who_serves_the_key() {
    running();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    edited(Lease.State.Active, harbour.owner("apps/b"), "site/http", Optional.empty());
    assertThat(harbour.verdict("apps/b", "site/http")).isEqualTo("Refused HeldByOther apps/a");
    assertThat(harbour.rest().lease(HTTP).allocation()).isEqualTo("a");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_lease_given_to_nobody_by_hand_goes_back_to_who_serves_the_key() {
    running();
    edited(
        Lease.State.Active,
        new Owner("apps", "ghost", "uid-ghost", Harbour.START),
        "x/y",
        Optional.empty());
    assertThat(harbour.rest().lease(HTTP).allocation()).isEqualTo("a");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void a_lease_reserved_by_hand_for_a_waiter_is_not_activated() {
    running();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    edited(Lease.State.Reserved, harbour.owner("apps/a"), "web/http", Optional.of("site"));
    assertThat(harbour.verdict("apps/b", "site/http")).startsWith("Refused ");
    assertThat(harbour.rest().lease(HTTP).state()).isEqualTo(Lease.State.Active);
    assertThat(harbour.lease(HTTP).allocation()).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(Lease.State.class)
  void whatever_state_a_hand_writes_the_holder_that_serves_goes_on(Lease.State state) {
    running();
    harbour.declare("apps/b", "site Internal: http=80").rest();
    edited(state, harbour.owner("apps/a"), "web/http", Optional.empty());
    harbour.later(Duration.ofDays(1));
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/b", "site/http")).startsWith("Refused ").endsWith(" apps/a");
    assertThat(harbour.rest().lease(HTTP).state()).isEqualTo(Lease.State.Active);
  }

  @Test
  void a_holder_renamed_by_hand_is_put_right() {
    running();
    Owner owner = harbour.owner("apps/a");
    edited(
        Lease.State.Active,
        new Owner("apps", "else", owner.uid(), owner.created()),
        "web/http",
        Optional.empty());
    assertThat(harbour.rest().lease(HTTP).allocation()).isEqualTo("a");
  }

  @Test
  void a_lease_made_by_hand_for_somebody_who_does_not_want_it_is_freed() {
    running();
    Key other = new Key.InNamespace("apps", Protocol.TCP, 81);
    harbour.leases.put(
        other,
        lease(other, Lease.State.Active, harbour.owner("apps/a"), "web/http", Optional.empty()));
    assertThat(harbour.rest().leases.keySet()).isEqualTo(Set.of(HTTP));
  }

  private void running() {
    harbour.declare("apps/a", "web Internal: http=80").rest();
  }

  private void edited(Lease.State state, Owner holder, String claim, Optional<String> forService) {
    harbour.leases.put(HTTP, lease(HTTP, state, holder, claim, forService));
  }

  private Lease lease(
      Key key, Lease.State state, Owner holder, String claim, Optional<String> forService) {
    return new Lease(
        key,
        holder.namespace(),
        holder.name(),
        holder.uid(),
        new TreeSet<>(Set.of(claim)),
        state,
        forService,
        Optional.of(Harbour.START),
        state == Lease.State.Quarantined
            ? Optional.of(Harbour.START.plusSeconds(5))
            : Optional.empty());
  }
}
