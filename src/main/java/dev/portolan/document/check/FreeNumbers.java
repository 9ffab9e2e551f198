package dev.portolan.document.check;

import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import java.util.BitSet;

/** The numbers that nothing in a document takes. */
final class FreeNumbers {

  private static final int HIGHEST = 65_535;

  private final BitSet taken = new BitSet();

  FreeNumbers(Reading reading) {
    reading.rows().forEach(this::row);
    reading.reservations().forEach(reservation -> taken.set(reservation.port()));
  }

  private void row(Row row) {
    row.said().numbers().hostPort().ifPresent(taken::set);
    row.port()
        .ifPresent(
            port ->
                taken.set(port, Math.max(port, row.said().numbers().endPort().orElse(port)) + 1));
  }

  /** The nearest number above. */
  int near(int number) {
    return Math.min(taken.nextClearBit(number + 1), HIGHEST);
  }
}
