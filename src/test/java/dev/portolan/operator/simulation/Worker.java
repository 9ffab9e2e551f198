package dev.portolan.operator.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that runs only while it holds the baton: the schedule hands it over and gets it back
 * when the worker rests or has finished.
 */
final class Worker {
  private final String name;
  private final Begun begun;
  private final Thread thread;
  private volatile Thread schedule = Thread.currentThread();
  private volatile boolean holdsBaton;
  private volatile boolean finished;
  private volatile Optional<Throwable> failure = Optional.empty();

  /** What was known when it began. */
  record Begun(long version, Regime knew) {}

  Worker(String name, Begun begun, Runnable work) {
    this.name = name;
    this.begun = begun;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
  }

  String name() {
    return name;
  }

  Begun begun() {
    return begun;
  }

  boolean finished() {
    return finished;
  }

  /** Why it ended before its work was done. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Runs it until it rests or has finished. */
  void goOn() {
    schedule = Thread.currentThread();
    holdsBaton = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    while (holdsBaton) {
      LockSupport.park(this);
    }
  }

  /** Waits, in the worker, until it may go on. */
  void rest() {
    giveBack();
    while (!holdsBaton) {
      LockSupport.park(this);
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failure = Optional.of(e);
    } finally {
      finished = true;
      giveBack();
    }
  }

  private void giveBack() {
    holdsBaton = false;
    LockSupport.unpark(schedule);
  }

  @Override
  public String toString() {
    return name;
  }
}
