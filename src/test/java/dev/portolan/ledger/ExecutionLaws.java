package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds when settlements are done, again and again. */
@Domain(Seas.class)
@Domain(DomainContext.Global.class)
abstract class ExecutionLaws {

  @Property(seed = Seas.SEED)
  void executing_a_settlement_leaves_exactly_its_entries(@ForAll Voyage voyage) {
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
                  .filter(lease -> !lease.quarantined())
                  .map(Verdicts::text))
          .containsExactlyInAnyOrderElementsOf(
              LeaseChanges.entries(execution.settlement, owner).values().stream()
                  .map(Verdicts::text)
                  .toList());
    }
  }

  @Property(seed = Seas.SEED)
  void a_refused_claim_holds_nothing_and_shows_nothing(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Execution execution = new Execution(harbour);

    // When
    execution.settled();

    // Then
    Standing standing = new Standing(harbour.world());
    Answers.refused(execution.settlement)
        .forEach(
            claim -> {
              assertThat(harbour.leases.values())
                  .filteredOn(lease -> lease.heldBy(claim.owner()) && !lease.quarantined())
                  .noneMatch(lease -> lease.claims().contains(claim.id().path()));
              assertThat(standing.shown(claim).map(Shown::ports).orElse(new TreeMap<>()))
                  .doesNotContainKey(claim.id().port());
            });
  }

  @Property(seed = Seas.SEED)
  void a_service_shows_granted_and_kept_keys_only(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Execution execution = new Execution(harbour);

    // When
    execution.settled();

    // Then
    Set<Key> held = Answers.holders(execution.settlement).keySet();
    harbour.services.forEach(
        (name, shown) -> {
          SortedSet<Key> surplus = new TreeSet<>(shown.keys(name));
          surplus.removeAll(held);
          surplus.removeAll(sharedBefore(execution.world));
          surplus.removeIf(key -> leasedToOther(execution.world, key, shown.uid()));
          surplus.removeIf(Key.OnNode.class::isInstance);
          assertThat(surplus).as("%s", name).isEmpty();
        });
  }

  /** By a policy that brought what ran onto a key of somebody else. */
  private static boolean leasedToOther(World world, Key key, String uid) {
    return world.leases().stream()
        .anyMatch(lease -> lease.key().equals(key) && !lease.uid().equals(uid));
  }

  /** Keys that several served when a policy came: the order has given them to one. */
  private static Set<Key> sharedBefore(World world) {
    Map<Key, Integer> servings = new TreeMap<>();
    world
        .observed()
        .ours()
        .forEach(
            (name, shown) ->
                shown
                    .keys((Key.ServiceName) name)
                    .forEach(key -> servings.merge(key, 1, Integer::sum)));
    servings.values().removeIf(count -> count < 2);
    return servings.keySet();
  }

  @Property(seed = Seas.SEED)
  void no_key_comes_to_be_served_for_two_owners(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Map<Key, Set<String>> before = served(harbour);

    // When
    harbour.run();

    // Then
    served(harbour)
        .forEach(
            (key, owners) ->
                assertThat(
                        owners.size() == 1
                            || before.getOrDefault(key, Set.of()).containsAll(owners))
                    .as("%s served for %s, before for %s", key, owners, before.get(key))
                    .isTrue());
  }

  private static String name(Key name, Shown shown) {
    return ((Key.ServiceName) name).namespace() + "/" + shown.allocation();
  }

  private static Map<Key, Set<String>> served(Harbour harbour) {
    Map<Key, Set<String>> served = new TreeMap<>();
    harbour
        .world()
        .observed()
        .ours()
        .forEach(
            (name, shown) ->
                shown
                    .keys((Key.ServiceName) name)
                    .forEach(
                        key ->
                            served
                                .computeIfAbsent(key, k -> new HashSet<>())
                                .add(name(name, shown))));
    return served;
  }

  @Property(seed = Seas.SEED)
  void settling_again_changes_nothing_where_nothing_was_given_up(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour();
    Settlement before = harbour.settle();
    Set<String> had = had(harbour);

    // When
    harbour.run();

    // Then
    if (had(harbour).containsAll(had)) {
      Settlement after = harbour.settle();
      before.verdicts().values().stream()
          .filter(Answers::isRemembered)
          .forEach(verdict -> lasts(verdict, after.of(verdict.claim().id()).orElseThrow()));
    }
  }

  /** Winners whose turn came later may be named in addition. */
  private static void lasts(Verdict before, Verdict after) {
    assertThat(Verdicts.state(after)).isEqualTo(Verdicts.state(before));
    if (before instanceof Verdict.Refused) {
      assertThat(blame(after)).containsAll(blame(before));
    }
  }

  /** By whom, at which key; whose it is may from then on use it, or only reserve it. */
  private static List<String> blame(Verdict verdict) {
    return Verdicts.reasons(verdict).stream()
        .map(reason -> reason.replaceFirst("^(HeldByOther|ReservedForOther|Quarantined) ", ""))
        .toList();
  }

  /**
   * Which owner has what, and uses what; a handover counts as given up by the former one, and so
   * does a number in use that is only reserved from now on.
   */
  private static Set<String> had(Harbour harbour) {
    Set<String> had = new HashSet<>();
    for (Lease lease : harbour.leases.values()) {
      if (!lease.quarantined()) {
        had.add(lease.key().name() + " " + lease.uid());
      }
      if (lease.state() == Lease.State.Active) {
        had.add(lease.key().name() + " used by " + lease.uid());
      }
    }
    harbour.services.forEach(
        (name, shown) ->
            shown.occupied(name).forEach(key -> had.add(key.name() + " " + shown.uid())));
    return had;
  }

  @Property(seed = Seas.SEED)
  void rounds_of_the_operator_come_to_rest(@ForAll Voyage voyage) {
    Harbour harbour = voyage.harbour().rest();
    String before = harbour.toString();
    assertThat(harbour.run().toString()).isEqualTo(before);
  }

  @Property(seed = Seas.SEED)
  void a_quarantine_lasts_for_its_time_and_no_longer(@ForAll Voyage voyage) {
    // Given
    Harbour harbour = voyage.harbour().rest();
    List<Lease> waiting = quarantines(harbour);

    // When
    harbour.run();

    // Then
    assertThat(quarantines(harbour)).containsAll(waiting);
    harbour.later(Duration.ofDays(60)).rest();
    assertThat(quarantines(harbour))
        .noneMatch(lease -> lease.lapsed(harbour.now))
        .noneMatch(waiting::contains);
  }

  private static List<Lease> quarantines(Harbour harbour) {
    return harbour.leases.values().stream().filter(Lease::quarantined).toList();
  }

  @Property(seed = Seas.SEED)
  void at_rest_whoever_is_named_as_the_holder_has_the_key(@ForAll Voyage voyage) {
    Harbour harbour = voyage.harbour().rest();
    World world = harbour.world();
    Settlement settlement = Settlement.settle(world);
    for (Verdict verdict : settlement.verdicts().values()) {
      Answers.conflicts(verdict)
          .filter(conflict -> !isWishOfSibling(conflict, verdict.claim(), world))
          .forEach(
              conflict ->
                  assertThat(Possession.of(conflict.key(), world, settlement))
                      .as("%s", Verdicts.line(verdict))
                      .contains(
                          conflict.holder().namespace() + "/" + conflict.holder().allocation()));
    }
  }

  /**
   * Ports of one Service change its type together or not at all: two that want one key block it.
   */
  private static boolean isWishOfSibling(Objection.Conflict conflict, Claim claim, World world) {
    return claim.owner().sameName(conflict.holder().namespace(), conflict.holder().allocation())
        && world.claims().stream()
            .filter(other -> other.serviceName().equals(claim.serviceName()))
            .filter(other -> !other.id().equals(claim.id()))
            .anyMatch(other -> other.keys().contains(conflict.key()));
  }
}
