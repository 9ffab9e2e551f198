package dev.portolan.operator.chart;

import dev.portolan.api.PortAllocation;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import java.util.List;

/**
 * Everything that one reconciliation decides from.
 *
 * @param part what is connected with the allocation
 */
public record Gathered(PortAllocation allocation, Declared declared, Part part) {

  /** What is connected with the allocation, as the ledger sees it. */
  public World world() {
    return part.world();
  }

  /** The verdicts on everybody connected with the allocation. */
  public Settlement settlement() {
    return part.settlement();
  }

  /** The same, as if the leases were these. */
  public Gathered withLeases(List<Lease> leases) {
    return new Gathered(allocation, declared, part.withLeases(leases));
  }
}
