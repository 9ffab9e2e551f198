package dev.portolan.operator.races;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.Desks;
import dev.portolan.operator.OperatorUnderTest;
import dev.portolan.operator.PortAllocationReconciler;
import dev.portolan.operator.PortPolicyReconciler;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of several operators in this JVM, each with a client and caches of its own, and no leader
 * election. Its requests and reconciliations are counted.
 */
final class RacingOperator implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int THREADS = 8;

  private final ControlPlane controlPlane;
  private final List<Interceptor> interceptors;
  private final List<Wire.Tap> taps;
  private final String userAgent = "portolan-racing-" + COUNT.incrementAndGet();
  private final RequestTally tally = new RequestTally();
  private final Reconciliations reconciliations = new Reconciliations();
  private Optional<Running> running = Optional.empty();

  private record Running(Operator operator, Desks desks) {}

  private RacingOperator(
      ControlPlane controlPlane, List<Interceptor> interceptors, List<Wire.Tap> taps) {
    this.controlPlane = controlPlane;
    this.interceptors = List.copyOf(interceptors);
    this.taps = List.copyOf(taps);
  }

  /**
   * One that runs.
   *
   * @param interceptors what its requests pass
   * @param taps what the answers and watches pass
   */
  static RacingOperator started(
      ControlPlane controlPlane, List<Interceptor> interceptors, List<Wire.Tap> taps) {
    RacingOperator operator = new RacingOperator(controlPlane, interceptors, taps);
    operator.start();
    return operator;
  }

  /** Starts it with empty caches. */
  void start() {
    KubernetesClient client = client();
    Operator operator =
        new Operator(
            settings ->
                settings
                    .withKubernetesClient(client)
                    .withMetrics(reconciliations)
                    .withConcurrentReconciliationThreads(THREADS)
                    .withReconciliationTerminationTimeout(Duration.ofSeconds(20))
                    .withCloseClientOnStop(true));
    Desks desks = new Desks(client, Clock.systemUTC());
    operator.register(
        new PortAllocationReconciler(desks, Clock.systemUTC()),
        OperatorUnderTest::asTheApplication);
    operator.register(
        new PortPolicyReconciler(desks, Clock.systemUTC()), OperatorUnderTest::asTheApplication);
    operator.start();
    running = Optional.of(new Running(operator, desks));
  }

  /** Stops it when it runs. */
  void stop() {
    Optional<Running> stopped = running;
    running = Optional.empty();
    stopped.ifPresent(
        was -> {
          was.operator().stop();
          was.desks().close();
        });
  }

  /** Starts it again with empty caches, once what it is at is done. */
  void restart() {
    stop();
    start();
  }

  /** As whom the audit log knows it. */
  String userAgent() {
    return userAgent;
  }

  RequestTally tally() {
    return tally;
  }

  Reconciliations reconciliations() {
    return reconciliations;
  }

  @Override
  public void close() {
    stop();
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
                .withUserAgent(userAgent)
                .withWatchReconnectInterval(200)
                .build())
        .withHttpClientFactory(Wire.through(taps))
        .withHttpClientBuilderConsumer(
            builder -> {
              builder.addOrReplaceInterceptor("tally", tally);
              interceptors.forEach(
                  interceptor ->
                      builder.addOrReplaceInterceptor(
                          interceptor.getClass().getName(), interceptor));
            })
        .build();
  }

  /** How often something was reconciled, how often in vain, and how long that took in all. */
  static final class Reconciliations implements Metrics {
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
      long start = System.nanoTime();
      try {
        return execution.execute();
      } finally {
        count.incrementAndGet();
        nanos.addAndGet(System.nanoTime() - start);
      }
    }

    @Override
    public void reconciliationFailed(
        HasMetadata resource,
        io.javaoperatorsdk.operator.api.reconciler.RetryInfo retry,
        Exception exception,
        Map<String, Object> metadata) {
      failures.incrementAndGet();
    }

    int count() {
      return count.get();
    }

    int failures() {
      return failures.get();
    }

    Duration inAll() {
      return Duration.ofNanos(nanos.get());
    }
  }
}
