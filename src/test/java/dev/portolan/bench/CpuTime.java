package dev.portolan.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What work costs one processor, so that what else the machine does counts little. */
final class CpuTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** Of this thread. */
  static long nanos(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
