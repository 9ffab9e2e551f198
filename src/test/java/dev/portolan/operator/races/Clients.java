package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Clients that stand at a barrier and are let loose at once. */
final class Clients implements AutoCloseable {
  private final int count;
  private final ExecutorService threads;

  Clients(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  /** Each does its share of these, one after the other; returns when all are done. */
  void atOnce(List<Runnable> acts, Duration bound) {
    CyclicBarrier barrier = new CyclicBarrier(count);
    List<Future<?>> done = new ArrayList<>();
    for (int first = 0; first < count; first++) {
      List<Runnable> share = share(acts, first);
      done.add(
          threads.submit(
              () -> {
                barrier.await();
                share.forEach(Runnable::run);
                return share.size();
              }));
    }
    for (Future<?> part : done) {
      assertThat(part).succeedsWithin(bound);
    }
  }

  private List<Runnable> share(List<Runnable> acts, int first) {
    return IntStream.iterate(first, i -> i < acts.size(), i -> i + count)
        .mapToObj(acts::get)
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
