package dev.portolan.operator.simulation;

import dev.portolan.operator.ApiServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;

/** Plays schedules from their seeds. */
final class Simulation {

  private Simulation() {}

  /**
   * How a schedule went.
   *
   * @param windows the moments in which a key was served for two owners because of two operators
   */
  record Outcome(
      long seed,
      Temper temper,
      List<Violation> violations,
      List<ServiceJudge.Window> windows,
      long steps,
      long versions,
      long writes,
      List<String> trace) {}

  static Outcome play(long seed) {
    return onVirtualThread(() -> run(seed, false));
  }

  /** The same with everything that happened. */
  static Outcome trace(long seed) {
    return onVirtualThread(() -> run(seed, true));
  }

  /** The rough part alone, with an API server that is broken so. */
  static Outcome rough(long seed, UnaryOperator<ApiServer> sabotage) {
    return onVirtualThread(() -> outcome(seed, rough(seed, false, sabotage)));
  }

  // The baton goes faster between virtual threads.
  private static Outcome onVirtualThread(Callable<Outcome> simulation) {
    FutureTask<Outcome> task = new FutureTask<>(simulation);
    Thread.startVirtualThread(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the simulation itself broke", e.getCause());
    }
  }

  private static Outcome run(long seed, boolean traced) {
    Schedule schedule = rough(seed, traced, server -> server);
    new Ending(schedule).judge();
    return outcome(seed, schedule);
  }

  private static Schedule rough(long seed, boolean traced, UnaryOperator<ApiServer> sabotage) {
    Schedule schedule = new Schedule(seed, Temper.of(seed), traced);
    schedule.harbour().sabotage(sabotage);
    schedule.rough();
    return schedule;
  }

  private static Outcome outcome(long seed, Schedule schedule) {
    Harbour harbour = schedule.harbour();
    return new Outcome(
        seed,
        Temper.of(seed),
        List.copyOf(harbour.violations()),
        List.copyOf(harbour.services().closed()),
        schedule.steps(),
        harbour.store().version(),
        harbour.writes(),
        harbour.trace());
  }
}
