package dev.portolan.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.portolan.controlplane.ControlPlane;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the audit log as it grows and counts what one client was answered, without a request of
 * its own: whoever waits must not cost anything.
 */
final class Answered {

  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long BUSY = SECOND / 10;
  private static final long OFTEN = Duration.ofMillis(100).toNanos();

  private final Path log;
  private final String mark;
  private long offset;

  /** From now on, for clients whose User-Agent begins so. */
  Answered(ControlPlane controlPlane, String userAgent) {
    log = controlPlane.auditLog();
    mark = "\"userAgent\":\"" + userAgent;
    var unused = fresh();
  }

  /** Waits until so many statuses were written and then nothing was asked for three seconds. */
  void awaitStatuses(int wanted) {
    long statuses = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    long last = System.nanoTime();
    while (statuses < wanted || System.nanoTime() - last < QUIET.toNanos()) {
      String[] lines = fresh();
      for (String line : lines) {
        if (line.contains(mark) && !line.contains("\"verb\":\"watch\"")) {
          last = System.nanoTime();
          statuses += line.contains("\"subresource\":\"status\"") ? 1 : 0;
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + statuses + " of " + wanted + " statuses");
      }
      LockSupport.parkNanos(OFTEN);
    }
  }

  /** Waits until it asks nothing any more and this process has next to nothing to do. */
  void awaitIdle() {
    awaitStatuses(0);
    long before = cpuTime();
    long spent = BUSY;
    while (spent >= BUSY) {
      LockSupport.parkNanos(SECOND);
      spent = cpuTime() - before;
      before += spent;
    }
  }

  private static long cpuTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** What was logged since the last call, complete lines only. */
  private String[] fresh() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(offset);
      byte[] rest = new byte[Math.toIntExact(file.length() - offset)];
      file.readFully(rest);
      String text = new String(rest, StandardCharsets.ISO_8859_1);
      int complete = text.lastIndexOf('\n') + 1;
      offset += complete;
      return text.substring(0, complete).split("\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
