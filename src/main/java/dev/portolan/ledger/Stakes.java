package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The keys that each allocation wants, keeps, holds or serves. Two allocations can matter to each
 * other only through a key that both of them have a stake in, or through others in between.
 */
public final class Stakes {

  private final World world;
  private final BiConsumer<String, Collection<? extends Key>> told;

  private Stakes(World world, BiConsumer<String, Collection<? extends Key>> told) {
    this.world = world;
    this.told = told;
  }

  /**
   * Tells of everything in a world that gives somebody a stake: whose it is, as {@code
   * namespace/name}, and the keys, of which there may be none. An allocation may come many times.
   */
  public static void tell(World world, BiConsumer<String, Collection<? extends Key>> told) {
    world
        .claims()
        .forEach(
            claim ->
                told.accept(
                    claim.owner().toString(), ConnectedPart.reach(claim, world.observed())));
    tellOfOthers(world, told);
  }

  /** The same without those of the claims ({@link ConnectedPart#reach}). */
  public static void tellOfOthers(World world, BiConsumer<String, Collection<? extends Key>> told) {
    Stakes stakes = new Stakes(world, told);
    world.reservations().forEach(stakes::tell);
    world.leases().forEach(stakes::tell);
    world.observed().ours().forEach(stakes::tell);
  }

  private void tell(Reservation reservation) {
    told.accept(reservation.owner().toString(), reservation.key().stream().toList());
  }

  private void tell(Lease lease) {
    List<Key> keys = new ArrayList<>(List.of(lease.key()));
    world.rules().today(lease).ifPresent(keys::add);
    told.accept(lease.namespace() + "/" + lease.allocation(), keys);
  }

  private void tell(Key key, Shown shown) {
    if (key instanceof Key.ServiceName name) {
      List<Key> keys = new ArrayList<>(shown.keys(name));
      keys.add(name);
      told.accept(name.namespace() + "/" + shown.allocation(), keys);
    }
  }
}
