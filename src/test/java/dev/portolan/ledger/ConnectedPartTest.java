package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has a say in an allocation's verdicts, and who has none. */
class ConnectedPartTest {

  private final Harbour harbour = new Harbour();

  @Test
  void who_wants_the_same_number_has_a_say_and_who_wants_another_has_none() {
    harbour.declare("apps/a", "web Internal: http=80");
    harbour.declare("apps/b", "site Internal: http=80");
    harbour.declare("apps/c", "shop Internal: http=81");
    assertThat(owners(around("a"))).containsExactlyInAnyOrder("apps/a", "apps/b");
  }

  @Test
  void who_is_in_the_way_of_a_rival_has_a_say_too() {
    harbour.declare("apps/a", "web Internal: http=80");
    harbour.declare("apps/b", "site Internal: http=80, grpc=81");
    harbour.declare("apps/c", "shop Internal: http=81");
    harbour.declare("apps/d", "till Internal: http=82");
    assertThat(owners(around("a"))).containsExactlyInAnyOrder("apps/a", "apps/b", "apps/c");
  }

  @Test
  void who_holds_a_lease_of_what_it_declares_no_longer_has_a_say() {
    // Given
    harbour.declare("apps/b", "site Internal: http=80").rest();
    harbour.declare("apps/c", "shop Internal: http=82").rest();
    harbour.services.clear();

    // When
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80");

    // Then
    assertThat(owners(around("a"))).containsExactlyInAnyOrder("apps/a", "apps/b");
    assertThat(around("a").leases()).extracting(Lease::allocation).containsExactly("b");
  }

  @Test
  void whose_service_still_shows_the_number_has_a_say_though_its_lease_is_lost() {
    // Given
    harbour.declare("apps/b", "site Internal: http=80").rest();
    harbour.loseLease(new Key.InNamespace("apps", Protocol.TCP, 80));

    // When
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80");

    // Then
    assertThat(owners(around("a"))).containsExactlyInAnyOrder("apps/a", "apps/b");
  }

  @Test
  void whose_service_has_the_name_has_a_say_though_it_is_not_declared_any_more() {
    harbour.declare("apps/b", "web Internal: http=80").rest();
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=90");
    assertThat(owners(around("a"))).containsExactlyInAnyOrder("apps/a", "apps/b");
  }

  @Test
  void who_reserves_the_number_has_a_say() {
    // Given
    harbour.declare("apps/keeper", "reserve calls: 80/TCP Namespace for web");
    harbour.declare("apps/other", "reserve calls: 81/TCP Namespace for web");
    harbour.declare("apps/a", "web Internal: http=80");

    // Then
    assertThat(around("a").reservations())
        .extracting(reservation -> reservation.owner().name())
        .containsExactly("keeper");
  }

  @Test
  void a_port_reaches_for_the_keys_of_the_exposure_that_its_service_shows() {
    // Given
    harbour.policy(
        "apps",
        new Terms(CollisionScope.Namespace, Addresses.Shared, "edge"),
        new ExposureRule(Set.of(Exposure.values()), Enforcement.DenyNew, "policy all"));
    harbour.declare("apps/a", "web LoadBalancer: http=443").rest();

    // When
    harbour.declare("apps/a", "web Internal: http=443");

    // Then
    assertThat(reach()).contains("lb.edge.tcp.443", "ns.apps.tcp.443");

    // When
    harbour.declare("apps/a", "web Internal: http=443 absent");

    // Then
    assertThat(reach()).isEmpty();
  }

  private List<String> reach() {
    World world = harbour.world();
    return ConnectedPart.reach(world.claims().getFirst(), world.observed()).stream()
        .map(Key::name)
        .toList();
  }

  private World around(String name) {
    return ConnectedPart.around(harbour.world(), "apps", name);
  }

  private static Set<String> owners(World part) {
    return part.claims().stream()
        .map(claim -> claim.owner().toString())
        .collect(java.util.stream.Collectors.toSet());
  }
}
