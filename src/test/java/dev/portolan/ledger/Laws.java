package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds in every world, whatever has happened to it. */
abstract class Laws {

  @Property
  void input_order_does_not_matter(@ForAll("voyages") Voyage voyage, @ForAll long seed) {
    World world = voyage.harbour().world();
    World shuffled =
        new World(
            Drafts.shuffled(world.claims(), seed),
            Drafts.shuffled(world.reservations(), seed),
            Drafts.shuffled(world.leases(), seed),
            world.rules(),
            world.observed(),
            world.now());
    assertThat(Verdicts.lines(Settlement.settle(shuffled)))
        .isEqualTo(Verdicts.lines(Settlement.settle(world)));
    assertThat(Settlement.settle(shuffled)).isEqualTo(Settlement.settle(world));
  }

  @Property
  void each_claim_has_one_verdict(@ForAll("voyages") Voyage voyage) {
    World world = voyage.harbour().world();
    assertThat(Settlement.settle(world).verdicts().keySet())
        .containsExactlyInAnyOrderElementsOf(world.claims().stream().map(Claim::id).toList());
  }

  @Property
  void each_key_has_one_owner_and_an_exclusive_key_one_claim(@ForAll("voyages") Voyage voyage) {
    Settlement settlement = voyage.harbour().settle();
    Map<Key, List<Claim>> holders = holders(settlement);
    assertThat(holders)
        .allSatisfy(
            (key, claims) -> {
              assertThat(claims).extracting(Claim::owner).containsOnly(claims.getFirst().owner());
              assertThat(key.shareable() || claims.size() == 1 || isOneNodePort(key, claims))
                  .isTrue();
            });
  }

  private static boolean isOneNodePort(Key key, List<Claim> claims) {
    return key instanceof Key.OnNode
        && claims.stream().map(Claim::serviceName).distinct().count() == 1
        && claims.stream().map(c -> c.wish().protocol()).distinct().count() == claims.size();
  }

  private static Map<Key, List<Claim>> holders(Settlement settlement) {
    Map<Key, List<Claim>> holders = new TreeMap<>();
    settlement
        .verdicts()
        .values()
        .forEach(
            verdict ->
                verdict
                    .held()
                    .forEach(
                        key ->
                            holders
                                .computeIfAbsent(key, k -> new ArrayList<>())
                                .add(verdict.claim())));
    return holders;
  }

  @Property
  void executing_a_settlement_leaves_exactly_its_entries(@ForAll("voyages") Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Execution execution = new Execution(harbour);

    // When
    Set<Key> givenUp = execution.settled();

    // Then
    for (Declaration declaration : harbour.declarations.values()) {
      Owner owner = declaration.owner();
      assertThat(
              harbour.leases.values().stream()
                  .filter(lease -> lease.heldBy(owner) && !givenUp.contains(lease.key()))
                  .map(Verdicts::text))
          .containsExactlyInAnyOrderElementsOf(
              LeaseChanges.entries(execution.settlement, owner).values().stream()
                  .map(Verdicts::text)
                  .toList());
    }
  }

  @Property
  void a_refused_claim_holds_nothing_and_shows_nothing(@ForAll("voyages") Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Execution execution = new Execution(harbour);

    // When
    execution.settled();

    // Then
    refused(execution.settlement)
        .forEach(
            claim -> {
              assertThat(harbour.leases.values())
                  .filteredOn(lease -> lease.heldBy(claim.owner()))
                  .noneMatch(lease -> lease.claims().contains(claim.id().path()));
              assertThat(running(harbour, claim)).isEmpty();
            });
  }

  private static Optional<Claim> running(Harbour harbour, Claim claim) {
    return new Standing(harbour.world()).running(claim);
  }

  private static Stream<Claim> refused(Settlement settlement) {
    return settlement.verdicts().values().stream()
        .filter(Verdict.Refused.class::isInstance)
        .map(Verdict::claim);
  }

  @Property
  void a_service_shows_granted_and_kept_keys_only(@ForAll("voyages") Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Execution execution = new Execution(harbour);

    // When
    execution.settled();

    // Then
    Set<Key> held = holders(execution.settlement).keySet();
    harbour.services.forEach(
        (name, shown) -> {
          SortedSet<Key> surplus = new TreeSet<>(shown.keys(name));
          surplus.removeAll(held);
          surplus.removeIf(Key.OnNode.class::isInstance);
          assertThat(surplus).as("%s", name).isEmpty();
        });
  }

  @Property
  void removing_a_loser_changes_no_other_verdict(@ForAll("voyages") Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement settlement = Settlement.settle(world);
    refused(settlement)
        .forEach(
            loser -> {
              World without = without(world, loser);
              assertThat(Verdicts.lines(Settlement.settle(without)))
                  .as("without %s", loser.id())
                  .containsExactlyElementsOf(
                      Verdicts.lines(settlement).stream()
                          .filter(line -> !line.startsWith(loser.id() + " "))
                          .toList());
            });
  }

  private static World without(World world, Claim loser) {
    return new World(
        world.claims().stream().filter(claim -> !claim.id().equals(loser.id())).toList(),
        world.reservations(),
        world.leases(),
        world.rules(),
        world.observed(),
        world.now());
  }

  @Property
  void what_runs_is_lost_by_no_edit_of_others(
      @ForAll("voyages") Voyage voyage, @ForAll("edits") List<Edit> later) {
    // Given
    Harbour harbour = voyage.harbour().rest();
    String path = later.isEmpty() ? Edit.PATHS.getFirst() : later.getFirst().path();
    Map<ClaimId, Verdict> before = ofOwner(harbour, path);

    // When
    later.stream()
        .filter(edit -> !edit.path().equals(path))
        .filter(
            edit ->
                edit.act().byTenant()
                    || edit.act() == Edit.Act.Run
                    || edit.act() == Edit.Act.Stranger)
        .forEach(edit -> Voyage.apply(edit, harbour));

    // Then
    Map<ClaimId, Verdict> after = ofOwner(harbour, path);
    before.forEach((id, verdict) -> stays(verdict, after.get(id)));
  }

  private static Map<ClaimId, Verdict> ofOwner(Harbour harbour, String path) {
    Map<ClaimId, Verdict> verdicts = new TreeMap<>(harbour.settle().verdicts());
    verdicts.keySet().removeIf(id -> !(id.namespace() + "/" + id.allocation()).equals(path));
    return verdicts;
  }

  private static void stays(Verdict before, @Nullable Verdict after) {
    switch (before) {
      case Verdict.Granted granted -> assertThat(after).isInstanceOf(Verdict.Granted.class);
      case Verdict.Absent absent -> assertThat(after).isInstanceOf(Verdict.Absent.class);
      case Verdict.Kept kept -> {
        if (after instanceof Verdict.Kept still) {
          assertThat(served(still)).isEqualTo(served(kept));
        } else {
          assertThat(after).isInstanceOf(Verdict.Granted.class);
        }
      }
      case Verdict.Refused refused ->
          assertThat(after).isInstanceOfAny(Verdict.Refused.class, Verdict.Granted.class);
    }
  }

  private static List<Object> served(Verdict.Kept kept) {
    Wish wish = kept.served().wish();
    return List.of(wish.exposure(), wish.protocol(), wish.port());
  }

  @Property
  void a_round_of_the_operator_takes_nothing_away(@ForAll("voyages") Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Settlement before = harbour.settle();

    // When
    harbour.run();

    // Then
    Settlement after = harbour.settle();
    before.verdicts().values().stream()
        .filter(Laws::isRemembered)
        .forEach(verdict -> stays(verdict, after.verdicts().get(verdict.claim().id())));
  }

  /** What is registered only and needs no key leaves no trace by which it could be known again. */
  private static boolean isRemembered(Verdict verdict) {
    return verdict.claim().wish().programmed() || !verdict.claim().keys().isEmpty();
  }

  @Property
  void settling_again_changes_nothing_where_nothing_was_given_up(@ForAll("voyages") Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Settlement before = harbour.settle();
    Set<Key> had = had(harbour);

    // When
    harbour.run();

    // Then
    if (had(harbour).containsAll(had)) {
      Settlement after = harbour.settle();
      before.verdicts().values().stream()
          .filter(Laws::isRemembered)
          .forEach(verdict -> lasts(verdict, after.of(verdict.claim().id()).orElseThrow()));
    }
  }

  /** Winners whose turn came later may be named in addition. */
  private static void lasts(Verdict before, Verdict after) {
    assertThat(Verdicts.state(after)).isEqualTo(Verdicts.state(before));
    assertThat(Verdicts.reasons(after)).containsAll(Verdicts.reasons(before));
  }

  private static Set<Key> had(Harbour harbour) {
    Set<Key> keys = new HashSet<>(harbour.leases.keySet());
    harbour.services.forEach((name, shown) -> keys.addAll(shown.occupied(name)));
    return keys;
  }

  @Property
  void rounds_of_the_operator_come_to_rest(@ForAll("voyages") Voyage voyage) {
    Harbour harbour = voyage.harbour().rest();
    String before = harbour.toString();
    assertThat(harbour.run().toString()).isEqualTo(before);
  }

  @Property
  void an_alternative_applied_unchanged_is_accepted(@ForAll("voyages") Voyage voyage) {
    Harbour harbour = voyage.harbour();
    World world = harbour.world();
    Settlement settlement = Settlement.settle(world);
    Alternatives alternatives = Alternatives.in(world);
    for (Verdict verdict : settlement.verdicts().values()) {
      for (int number : alternatives.of(verdict, settlement)) {
        Harbour advised = harbour.copy();
        Advice.take(advised, verdict, number);
        assertThat(advised.settle().of(verdict.claim().id()))
            .as("%s instead of %s", number, Verdicts.line(verdict))
            .hasValueSatisfying(v -> assertThat(v).isInstanceOf(Verdict.Granted.class));
      }
    }
  }

  @Property
  void settling_the_connected_part_equals_settling_the_whole(@ForAll("voyages") Voyage voyage) {
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

  @Property
  void own_keys_never_block_their_own_allocation(@ForAll("voyages") Voyage voyage) {
    World world = voyage.harbour().world();
    Settlement settlement = Settlement.settle(world);
    Map<Key, List<Claim>> holders = holders(settlement);
    for (Verdict verdict : settlement.verdicts().values()) {
      conflicts(verdict)
          .filter(conflict -> conflict.reason() != Reason.ReservedForOther)
          .filter(conflict -> isOwn(conflict.holder(), verdict.claim()))
          .filter(conflict -> !leftByFormer(world, conflict, verdict.claim().owner()))
          .forEach(
              conflict ->
                  assertThat(holders.getOrDefault(conflict.key(), List.of()))
                      .as("%s at %s", Verdicts.line(verdict), conflict.key().name())
                      .isNotEmpty()
                      .noneMatch(claim -> conflict.key().shareable()));
    }
  }

  private static Stream<Objection.Conflict> conflicts(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> Stream.of();
      case Verdict.Absent absent -> Stream.of();
      case Verdict.Refused refused -> conflicts(refused.refusal());
      case Verdict.Kept kept -> conflicts(kept.refusal());
    };
  }

  private static Stream<Objection.Conflict> conflicts(Refusal refusal) {
    return refusal.objections().stream()
        .filter(Objection.Conflict.class::isInstance)
        .map(Objection.Conflict.class::cast);
  }

  private static boolean isOwn(Holder holder, Claim claim) {
    return claim.owner().sameName(holder.namespace(), holder.allocation());
  }

  private static boolean leftByFormer(World world, Objection.Conflict conflict, Owner owner) {
    return world.leases().stream()
        .anyMatch(lease -> lease.key().equals(conflict.key()) && !lease.heldBy(owner));
  }

  @Provide
  Arbitrary<Voyage> voyages() {
    return edits(6, 40).map(Voyage::new);
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return edits(0, 12);
  }

  private static Arbitrary<List<Edit>> edits(int least, int most) {
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(16, Edit.Act.Declare),
                    Tuple.of(10, Edit.Act.Move),
                    Tuple.of(4, Edit.Act.Swap),
                    Tuple.of(8, Edit.Act.Expose),
                    Tuple.of(3, Edit.Act.Rename),
                    Tuple.of(2, Edit.Act.RenameService),
                    Tuple.of(4, Edit.Act.NodePort),
                    Tuple.of(3, Edit.Act.HostPort),
                    Tuple.of(2, Edit.Act.FlipProtocol),
                    Tuple.of(3, Edit.Act.Drop),
                    Tuple.of(5, Edit.Act.Add),
                    Tuple.of(3, Edit.Act.Setting),
                    Tuple.of(6, Edit.Act.Reserve),
                    Tuple.of(1, Edit.Act.Unreserve),
                    Tuple.of(3, Edit.Act.Delete),
                    Tuple.of(3, Edit.Act.Recreate),
                    Tuple.of(6, Edit.Act.Policy),
                    Tuple.of(3, Edit.Act.Stranger),
                    Tuple.of(1, Edit.Act.NoStranger),
                    Tuple.of(3, Edit.Act.LoseLease),
                    Tuple.of(1, Edit.Act.LoseAllLeases),
                    Tuple.of(2, Edit.Act.Later),
                    Tuple.of(8, Edit.Act.Run),
                    Tuple.of(3, Edit.Act.Rest)),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 999))
            .as(Edit::new);
    return edit.list().ofMinSize(least).ofMaxSize(most);
  }
}
