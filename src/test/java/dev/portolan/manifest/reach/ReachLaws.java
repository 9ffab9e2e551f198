package dev.portolan.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.intake.Declared;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.Labels;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What holds of the policies of every world; each test walks through many. */
abstract class ReachLaws {

  private final int worlds;
  private final long first = Long.getLong("reach.seed", 20261126L);

  ReachLaws(int worlds) {
    this.worlds = Integer.getInteger("reach.worlds", worlds);
  }

  @Test
  void our_policies_allow_exactly_what_is_declared() {
    // Given
    Sights sights = new Sights();

    // When
    for (long seed = first; seed < first + worlds; seed++) {
      World world = Worlds.of(seed);
      sights.see(world);
      assertThat(deviations(world, world.ours())).as("seed %s", seed).isEmpty();
    }

    // Then
    System.out.printf("REACH seeds %d to %d: %s%n", first, first + worlds - 1, sights);
    assertThat(sights.isEnough()).as(sights.toString()).isTrue();
  }

  @Test
  void beside_other_policies_ours_open_nothing_that_is_not_declared() {
    for (long seed = first; seed < first + worlds; seed++) {
      World world = Worlds.of(seed);
      Evaluator others = world.under(world.strangers());
      Evaluator all = world.under(together(world));
      DeclaredReach declared = world.declared();
      assertThat(world.connections())
          .as("seed %s", seed)
          .filteredOn(all::ingress)
          .filteredOn(connection -> !others.ingress(connection))
          .allMatch(declared::ingress);
    }
  }

  @Test
  void without_the_allocations_the_world_is_as_it_was() {
    for (long seed = first; seed < first + worlds; seed++) {
      World world = Worlds.of(seed);
      Evaluator before = world.under(world.strangers());
      List<NetworkPolicy> left = new ArrayList<>(together(world));
      left.removeIf(ReachLaws::isOurs);
      Evaluator after = world.under(left);
      assertThat(world.connections())
          .as("seed %s", seed)
          .allMatch(connection -> before.allowed(connection) == after.allowed(connection));
    }
  }

  @Test
  void who_is_said_to_be_isolated_is_reached_by_nobody_else() {
    Map<Isolation.Standing, Integer> standings = new EnumMap<>(Isolation.Standing.class);
    for (long seed = first; seed < first + worlds; seed++) {
      World world = Worlds.of(seed);
      Evaluator all = world.under(together(world));
      DeclaredReach reach = world.declared();
      for (Declared allocation : world.survey().declared()) {
        Isolation isolation = world.isolation(allocation);
        standings.merge(isolation.standing(), 1, Integer::sum);
        if (isolation.standing() == Isolation.Standing.DeclaredPeersOnly) {
          assertThat(world.connections())
              .as("seed %s, %s", seed, allocation.owner().name())
              .filteredOn(connection -> reach.concerns(allocation, connection))
              .filteredOn(all::ingress)
              .allMatch(connection -> reach.letIn(allocation, connection));
        }
      }
    }
    System.out.println("REACH isolation " + standings);
    assertThat(standings)
        .containsKeys(
            Isolation.Standing.DeclaredPeersOnly,
            Isolation.Standing.WidenedByOtherPolicy,
            Isolation.Standing.MayBeWidened);
  }

  private static boolean isOurs(NetworkPolicy policy) {
    return Labels.PORTOLAN.equals(
        Objects.requireNonNullElse(policy.getMetadata().getLabels(), Map.<String, String>of())
            .get(Labels.MANAGED_BY));
  }

  private static List<NetworkPolicy> together(World world) {
    List<NetworkPolicy> all = new ArrayList<>(world.strangers());
    all.addAll(world.ours());
    return all;
  }

  /** The connections that these policies decide otherwise than the declarations. */
  static List<Connection> deviations(World world, List<NetworkPolicy> policies) {
    Evaluator evaluator = world.under(policies);
    DeclaredReach declared = world.declared();
    return world.connections().stream()
        .filter(connection -> evaluator.allowed(connection) != declared.allowed(connection))
        .toList();
  }
}
