package dev.portolan.operator.simulation;

import java.util.List;
import java.util.Random;

/** Which request meets which fault. */
@FunctionalInterface
interface Faults {

  Fault at(Request request);

  /** Any of them, each as likely as the temper says. */
  static Faults random(Random random, Temper temper) {
    List<Fault> reads = List.of(Fault.LostBefore, Fault.Broken500, Fault.Away503);
    List<Fault> writes =
        List.of(
            Fault.LostBefore,
            Fault.LostAfter,
            Fault.LostAfter,
            Fault.SentTwice,
            Fault.SentTwice,
            Fault.Conflict409,
            Fault.Invalid422,
            Fault.TooMany429,
            Fault.Broken500,
            Fault.Away503,
            Fault.KilledBefore,
            Fault.KilledAfter);
    return request -> {
      if (temper.faults() == 0 || random.nextDouble() >= temper.faults()) {
        return Fault.None;
      }
      List<Fault> possible = request.writes() ? writes : reads;
      return possible.get(random.nextInt(possible.size()));
    };
  }
}
