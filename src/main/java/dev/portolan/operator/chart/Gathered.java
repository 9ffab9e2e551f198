package dev.portolan.operator.chart;

import dev.portolan.api.PortAllocation;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.World;

/**
 * Everything that one reconciliation decides from.
 *
 * @param world the connected part around the allocation
 */
public record Gathered(PortAllocation allocation, Declared declared, World world) {

  /** The same, as if the leases were these. */
  public Gathered withLeases(java.util.List<Lease> leases) {
    return new Gathered(
        allocation,
        declared,
        new World(
            world.claims(),
            world.reservations(),
            leases,
            world.rules(),
            world.observed(),
            world.now()));
  }
}
