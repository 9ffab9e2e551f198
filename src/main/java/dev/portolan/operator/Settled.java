package dev.portolan.operator;

import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.chart.Gathered;
import java.util.List;

/**
 * A settlement whose leases are held.
 *
 * @param releases what may be given up once nothing serves it any more
 */
record Settled(Gathered gathered, Settlement settlement, List<LeaseChange> releases) {

  Owner owner() {
    return gathered.declared().owner();
  }

  List<Verdict> verdicts() {
    return settlement.of(owner());
  }
}
