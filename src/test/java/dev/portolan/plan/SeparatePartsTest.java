package dev.portolan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.CollisionScope;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Subject;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.Wish;
import dev.portolan.ledger.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is cut, and that nobody can tell from what comes of it. */
class SeparatePartsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void a_world_of_a_few_claims_is_settled_whole() {
    World world = worldOf(1_999);
    assertThat(SeparateParts.of(world)).containsExactly(world);
  }

  @Test
  void a_world_of_many_claims_is_cut_and_its_verdicts_and_leases_are_the_same() {
    // Given
    World world = worldOf(2_000);

    // When
    List<World> parts = SeparateParts.of(world);

    // Then
    assertThat(parts).hasSize(2);
    Registered whole = Registered.settle(world, List.of(world));
    assertThat(Registered.settle(world).settlement()).isEqualTo(whole.settlement());
    assertThat(Registered.settle(world).world()).isEqualTo(whole.world());
  }

  @Test
  void whoever_shares_a_key_is_in_the_first_part() {
    // Given
    World world = worldOf(2_000);

    // When
    World first = SeparateParts.of(world, 1).getFirst();

    // Then
    assertThat(first.claims())
        .extracting(claim -> claim.owner().name())
        .containsExactly("a0", "a1999");
  }

  @Test
  void whoever_holds_a_number_under_its_former_name_is_with_who_wants_it_now() {
    // Given
    Terms nowOfTheCluster = new Terms(CollisionScope.Cluster, Addresses.PerService, "default");
    Lease former =
        new Lease(
            new Key.InNamespace("shop", Protocol.TCP, 80),
            "shop",
            "holder",
            "uid-of-holder",
            new TreeSet<>(Set.of("till/http")),
            Lease.State.Active,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    World world =
        new World(
            List.of(claim(1, 81, nowOfTheCluster), claim(2, 80, nowOfTheCluster)),
            List.of(),
            List.of(former),
            new Rules(Map.of(), Map.of("shop", nowOfTheCluster)),
            Observed.NOTHING,
            NOW);

    // When
    World first = SeparateParts.of(world, 1).getFirst();

    // Then
    assertThat(first.leases()).containsExactly(former);
    assertThat(first.claims()).extracting(claim -> claim.owner().name()).containsExactly("a2");
  }

  @Test
  void whoever_still_shows_a_number_is_with_who_wants_it() {
    // Given
    Shown shown =
        new Shown(
            "a1",
            "uid-1",
            Terms.WITHOUT_POLICY,
            Exposure.Internal,
            new TreeMap<>(
                Map.of("http", new Shown.Port(Protocol.TCP, 80, Optional.empty(), "http"))));
    World world =
        new World(
            List.of(
                claim(0, 90, Terms.WITHOUT_POLICY),
                claim(1, 81, Terms.WITHOUT_POLICY),
                claim(2, 80, Terms.WITHOUT_POLICY)),
            List.of(),
            List.of(),
            Rules.WITHOUT_POLICY,
            Observed.of(Map.of(), Map.of(new Key.ServiceName("apps", "former"), shown)),
            NOW);

    // When
    World first = SeparateParts.of(world, 1).getFirst();

    // Then
    assertThat(first.claims())
        .extracting(claim -> claim.owner().name())
        .containsExactly("a1", "a2");
  }

  /** Each wants a number of its own, but the last, which wants the first one's. */
  private static World worldOf(int claims) {
    return new World(
        IntStream.range(0, claims)
            .mapToObj(i -> claim(i, 1 + i % (claims - 1), Terms.WITHOUT_POLICY))
            .toList(),
        List.of(),
        List.of(),
        Rules.WITHOUT_POLICY,
        Observed.NOTHING,
        NOW);
  }

  private static Claim claim(int number, int port, Terms terms) {
    Owner owner = new Owner("apps", "a" + number, "uid-" + number, NOW);
    return Claim.of(
        new ClaimId("apps", owner.name(), "web" + number, "http"),
        owner,
        0,
        new Wish(
            Exposure.Internal, Protocol.TCP, port, Optional.empty(), Optional.empty(), true, true),
        terms,
        Claim.Setting.Wanted,
        Subject.UNKNOWN);
  }
}
