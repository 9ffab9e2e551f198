package dev.portolan.operator;

import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.operator.chart.Chart;
import java.util.List;
import java.util.Optional;

/**
 * A lease that is to be given up, in the version that was known before anybody was asked whether it
 * may be: who writes it meanwhile is about to expose something under it.
 */
record Release(PortLease lease, LeaseChange change) {

  /** Those of the changes whose lease still says what they were made of. */
  static List<Release> known(List<LeaseChange> changes, Chart chart) {
    return changes.stream().flatMap(change -> known(change, chart).stream()).toList();
  }

  private static Optional<Release> known(LeaseChange change, Chart chart) {
    return chart
        .lease(change.key())
        .filter(lease -> change.before().equals(Optional.of(Leases.read(lease))))
        .map(lease -> new Release(lease, change));
  }
}
