package dev.portolan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ConnectedPart;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Seas;
import dev.portolan.ledger.Voyage;
import dev.portolan.ledger.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds of the parts that a world is cut into, on random worlds. */
@Domain(Seas.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 60)
class SeparatePartsLawsTest {

  @Property(seed = Seas.SEED)
  void settling_the_parts_equals_settling_the_whole(
      @ForAll Voyage voyage, @ForAll @IntRange(min = 1, max = 12) int least) {
    World world = voyage.world();
    Registered whole = Registered.settle(world, List.of(world));
    Registered parts = Registered.settle(world, SeparateParts.of(world, least));
    assertThat(parts.settlement()).isEqualTo(whole.settlement());
    assertThat(parts.world()).isEqualTo(whole.world());
  }

  @Property(seed = Seas.SEED)
  void whatever_is_in_a_world_is_in_one_part(
      @ForAll Voyage voyage, @ForAll @IntRange(min = 1, max = 12) int least) {
    World world = voyage.world();
    List<Claim> claims = new ArrayList<>();
    List<Reservation> reservations = new ArrayList<>();
    List<Lease> leases = new ArrayList<>();
    for (World part : SeparateParts.of(world, least)) {
      claims.addAll(part.claims());
      reservations.addAll(part.reservations());
      leases.addAll(part.leases());
    }
    assertThat(claims).containsExactlyInAnyOrderElementsOf(world.claims());
    assertThat(reservations).containsExactlyInAnyOrderElementsOf(world.reservations());
    assertThat(leases).containsExactlyInAnyOrderElementsOf(world.leases());
  }

  @Property(seed = Seas.SEED)
  void whoever_has_a_say_in_an_allocation_is_in_its_part(
      @ForAll Voyage voyage, @ForAll @IntRange(min = 1, max = 12) int least) {
    World world = voyage.world();
    Map<String, Set<String>> together = new HashMap<>();
    for (World part : SeparateParts.of(world, least)) {
      Set<String> owners = owners(part);
      owners.forEach(owner -> together.put(owner, owners));
    }
    for (Claim claim : world.claims()) {
      Owner owner = claim.owner();
      assertThat(together.get(owner.toString()))
          .containsAll(owners(ConnectedPart.around(world, owner.namespace(), owner.name())));
    }
  }

  private static Set<String> owners(World world) {
    Set<String> owners = new HashSet<>();
    world.claims().forEach(claim -> owners.add(claim.owner().toString()));
    world.reservations().forEach(reservation -> owners.add(reservation.owner().toString()));
    world.leases().forEach(lease -> owners.add(lease.namespace() + "/" + lease.allocation()));
    return owners;
  }
}
