package dev.portolan.operator.races;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

/** Whether a number has not changed for a while. */
final class Unchanged implements Callable<Boolean> {
  private final IntSupplier number;
  private final Duration enough;
  private int last = -1;
  private Instant since = Instant.MAX;

  Unchanged(IntSupplier number, Duration enough) {
    this.number = number;
    this.enough = enough;
  }

  @Override
  public Boolean call() {
    int now = number.getAsInt();
    if (now != last) {
      last = now;
      since = Instant.now();
    }
    return !Instant.now().isBefore(since.plus(enough));
  }
}
