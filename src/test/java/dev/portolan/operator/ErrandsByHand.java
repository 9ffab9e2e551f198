package dev.portolan.operator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Errands that are run when the test says so. */
public final class ErrandsByHand implements Errands {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void run(Duration delay, Runnable errand) {
    waiting.add(errand);
  }

  /** Runs what waits by now; what that puts off waits for the next time. */
  public void runThoseWaiting() {
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  int count() {
    return waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Override
  public void close() {}
}
