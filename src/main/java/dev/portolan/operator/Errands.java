package dev.portolan.operator;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs what is not part of a reconciliation, one after the other, apart from the caller. */
public interface Errands extends AutoCloseable {

  /** Runs it as soon as the delay is over and those before it are done. */
  void run(Duration delay, Runnable errand);

  /** Drops what has not run yet. */
  @Override
  void close();

  /** Errands on a thread of their own, which does not keep the process alive. */
  static Errands onThread(String name) {
    ScheduledExecutorService worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    return new Errands() {
      @Override
      public void run(Duration delay, Runnable errand) {
        var unused = worker.schedule(errand, delay.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        worker.shutdownNow();
      }
    };
  }
}
