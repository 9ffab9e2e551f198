package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds of every settlement, whatever has happened to its world. */
@Domain(Seas.class)
@Domain(DomainContext.Global.class)
abstract class SettlementLaws {

  @Property(seed = Seas.SEED)
  void input_order_does_not_matter(@ForAll Voyage voyage, @ForAll long seed) {
    World world = voyage.harbour().world();
    World shuffled =
        world.with(
            Drafts.shuffled(world.claims(), seed),
            Drafts.shuffled(world.reservations(), seed),
            Drafts.shuffled(world.leases(), seed));
    assertThat(Verdicts.lines(Settlement.settle(shuffled)))
        .isEqualTo(Verdicts.lines(Settlement.settle(world)));
    assertThat(Settlement.settle(shuffled)).isEqualTo(Settlement.settle(world));
  }

  @Property(seed = Seas.SEED)
  void each_claim_and_each_reservation_has_one_verdict(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement settlement = Settlement.settle(world);
    assertThat(settlement.verdicts().keySet())
        .containsExactlyInAnyOrderElementsOf(world.claims().stream().map(Claim::id).toList());
    assertThat(settlement.reservations().values().stream().map(ReservationVerdict::reservation))
        .containsExactlyInAnyOrderElementsOf(world.reservations());
  }

  @Property(seed = Seas.SEED)
  void each_key_has_one_owner_and_an_exclusive_key_one_claim(@ForAll Voyage voyage) {
    Answers.holders(voyage.harbour().settle())
        .forEach(
            (key, claims) -> {
              assertThat(claims.stream().map(Claim::owner).distinct()).as("%s", key).hasSize(1);
              assertThat(key.shareable() || claims.size() == 1 || isOneNodePort(key, claims))
                  .as("%s of %s", key, claims)
                  .isTrue();
            });
  }

  private static boolean isOneNodePort(Key key, List<Claim> claims) {
    return key instanceof Key.OnNode
        && claims.stream().map(Claim::serviceName).distinct().count() == 1
        && claims.stream().map(c -> c.wish().protocol()).distinct().count() == claims.size();
  }

  @Property(seed = Seas.SEED)
  void a_key_in_quarantine_is_for_its_former_holder_only(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Map<Key, List<Claim>> holders = Answers.holders(Settlement.settle(world));
    world.leases().stream()
        .filter(lease -> lease.quarantined() && !lease.lapsed(world.now()))
        .forEach(
            lease ->
                assertThat(holders.getOrDefault(lease.key(), List.of()))
                    .as("%s", Verdicts.text(lease))
                    .allMatch(
                        claim -> claim.owner().sameName(lease.namespace(), lease.allocation())));
  }

  @Property(seed = Seas.SEED)
  void a_granted_or_kept_key_is_reserved_for_nobody_else(@ForAll Voyage voyage) {
    Settlement settlement = voyage.harbour().settle();
    Map<Key, List<Claim>> holders = Answers.holders(settlement);
    settlement.reservations().values().stream()
        .filter(verdict -> verdict.state() == ReservationVerdict.State.Reserved)
        .flatMap(verdict -> verdict.reservation().key().stream())
        .forEach(key -> assertThat(holders).doesNotContainKey(key));
  }

  @Property(seed = Seas.SEED)
  void removing_a_loser_changes_no_other_verdict(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement settlement = Settlement.settle(world);
    Answers.refused(settlement)
        .forEach(
            loser ->
                assertThat(Verdicts.lines(Settlement.settle(without(world, loser))))
                    .as("without %s", loser.id())
                    .containsExactlyElementsOf(
                        Verdicts.lines(settlement).stream()
                            .filter(line -> !line.startsWith(loser.id() + " "))
                            .toList()));
  }

  private static World without(World world, Claim loser) {
    return world.with(
        world.claims().stream().filter(claim -> !claim.id().equals(loser.id())).toList(),
        world.reservations(),
        world.leases());
  }

  @Property(seed = Seas.SEED)
  void an_alternative_applied_unchanged_is_accepted(@ForAll Voyage voyage) {
    Harbour harbour = voyage.harbour();
    World world = harbour.world();
    Settlement settlement = Settlement.settle(world);
    Alternatives alternatives = Alternatives.in(world);
    for (Verdict verdict : settlement.verdicts().values()) {
      for (int number : alternatives.of(verdict, settlement)) {
        Harbour advised = harbour.copy();
        Advice.take(advised, verdict, number);
        assertThat(advised.settle().of(verdict.claim().id()).map(Verdicts::line))
            .as("%s instead of %s", number, Verdicts.line(verdict))
            .hasValueSatisfying(line -> assertThat(line).contains(" Granted "));
      }
    }
  }

  @Property(seed = Seas.SEED)
  void settling_the_connected_part_equals_settling_the_whole(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement whole = Settlement.settle(world);
    for (Owner owner : world.claims().stream().map(Claim::owner).distinct().toList()) {
      Settlement part =
          Settlement.settle(ConnectedPart.around(world, owner.namespace(), owner.name()));
      assertThat(part.of(owner).stream().map(Verdicts::line))
          .containsExactlyElementsOf(whole.of(owner).stream().map(Verdicts::line).toList());
      assertThat(part.of(owner)).isEqualTo(whole.of(owner));
      assertThat(part.reservationsOf(owner)).isEqualTo(whole.reservationsOf(owner));
    }
  }

  /** An exclusive one may, while another claim of the allocation has it. */
  @Property(seed = Seas.SEED)
  void own_keys_never_block_their_own_allocation(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement settlement = Settlement.settle(world);
    Map<Key, List<Claim>> holders = Answers.holders(settlement);
    for (Verdict verdict : settlement.verdicts().values()) {
      Answers.conflicts(verdict)
          .filter(conflict -> conflict.reason() != Reason.ReservedForOther)
          .filter(conflict -> isOwn(conflict.holder(), verdict.claim()))
          .filter(conflict -> !leftByFormer(world, conflict, verdict.claim().owner()))
          .forEach(
              conflict ->
                  assertThat(holders.getOrDefault(conflict.key(), List.of()))
                      .as("%s at %s", Verdicts.line(verdict), conflict.key().name())
                      .noneMatch(claim -> conflict.key().shareable()));
    }
  }

  private static boolean isOwn(Holder holder, Claim claim) {
    return claim.owner().sameName(holder.namespace(), holder.allocation());
  }

  private static boolean leftByFormer(World world, Objection.Conflict conflict, Owner owner) {
    return world.leases().stream()
        .anyMatch(lease -> lease.key().equals(conflict.key()) && !lease.heldBy(owner));
  }

  @Property(seed = Seas.SEED)
  void passes_come_to_an_end(@ForAll Voyage voyage) {
    World world = voyage.harbour().world();
    Standing standing = new Standing(world);
    Precedence precedence = new Precedence(standing, world.rules());
    Runners runners = new Runners(world, standing, precedence);
    Retained retained = Retained.NOTHING;
    for (int passes = 0; passes <= 2 * world.claims().size(); passes++) {
      Pass pass = new Pass(world, standing, precedence, runners, retained);
      pass.run();
      Retained next = pass.retainedAfter();
      assertThat(next.claims()).containsAllEntriesOf(retained.claims());
      retained = next;
    }
    Pass last = new Pass(world, standing, precedence, runners, retained);
    last.run();
    assertThat(last.retainedAfter()).isEqualTo(retained);
  }
}
