package dev.portolan.operator;

import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operator in this JVM, as the application runs it: retries without limit, no periodic resync,
 * no leader election. Several may run at once; each has a User-Agent of its own, by which the audit
 * log tells who wrote what.
 */
public final class OperatorUnderTest implements AutoCloseable {
  /** What the User-Agent of each begins with. */
  public static final String USER_AGENTS = "portolan-under-test-";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int THREADS = 16;

  private final ControlPlane controlPlane;
  private final Clock clock;
  private final UnaryOperator<ConfigBuilder> settings;
  private final String userAgent = USER_AGENTS + COUNT.incrementAndGet();
  private final AuditLog audit;
  private @Nullable Running running;

  private record Running(Operator operator, Desks desks, KubernetesClient client) {}

  private OperatorUnderTest(
      ControlPlane controlPlane, Clock clock, UnaryOperator<ConfigBuilder> settings) {
    this.controlPlane = controlPlane;
    this.clock = clock;
    this.settings = settings;
    this.audit = AuditLog.of(controlPlane).by(userAgent);
  }

  /** One that runs until it is stopped or closed. */
  public static OperatorUnderTest startedOn(ControlPlane controlPlane) {
    return startedOn(controlPlane, Clock.systemUTC());
  }

  /** One that reads this clock. */
  public static OperatorUnderTest startedOn(ControlPlane controlPlane, Clock clock) {
    OperatorUnderTest operator = new OperatorUnderTest(controlPlane, clock, config -> config);
    operator.start();
    return operator;
  }

  /**
   * One that finds the API server at this address. Its client sends a request once more before it
   * gives up, and not ten times, so that the operator hears of what goes wrong.
   */
  public static OperatorUnderTest startedBehind(ControlPlane controlPlane, String url) {
    OperatorUnderTest operator =
        new OperatorUnderTest(
            controlPlane,
            Clock.systemUTC(),
            config -> config.withMasterUrl(url).withRequestRetryBackoffLimit(1));
    operator.start();
    return operator;
  }

  /** Starts it with empty caches; its predecessor must have been stopped. */
  public void start() {
    ServerClock server = new ServerClock();
    KubernetesClient client = client(server);
    Operator operator =
        new Operator(
            overrider ->
                overrider
                    .withKubernetesClient(client)
                    .withConcurrentReconciliationThreads(THREADS)
                    .withCacheSyncTimeout(Duration.ofMinutes(2))
                    .withReconciliationTerminationTimeout(Duration.ofSeconds(20))
                    .withCloseClientOnStop(true));
    Desks desks = new Desks(client, clock, server);
    operator.register(
        new PortAllocationReconciler(desks, clock), OperatorUnderTest::asTheApplication);
    operator.register(new PortPolicyReconciler(desks, clock), OperatorUnderTest::asTheApplication);
    operator.start();
    running = new Running(operator, desks, client);
  }

  /** Stops it when it runs: writes in flight are finished. */
  public void stop() {
    Running stopped = running;
    if (stopped != null) {
      running = null;
      stopped.operator().stop();
      stopped.desks().close();
    }
  }

  /** Ends what a killed one still has in this JVM; nothing is waited for. */
  public void abandon() {
    Running abandoned = running;
    if (abandoned != null) {
      abandoned.client().close();
      stop();
    }
  }

  /** Stops and starts it. */
  public void restart() {
    stop();
    start();
  }

  /** Its name in the audit log. */
  public String userAgent() {
    return userAgent;
  }

  /** What it wrote since this object was made. */
  public List<AuditLog.Request> writes() {
    return audit.writes();
  }

  /** The audit log of its requests, from here on. */
  public AuditLog auditFromHere() {
    return AuditLog.of(controlPlane).by(userAgent);
  }

  @Override
  public void close() {
    stop();
  }

  /** Has failures tried again as the application does. */
  public static void asTheApplication(ControllerConfigurationOverrider<?> overrider) {
    GenericRetry retry = new GenericRetry();
    retry.setMaxAttempts(-1);
    retry.setInitialInterval(500);
    retry.setIntervalMultiplier(2);
    retry.setMaxInterval(5_000);
    overrider.withRetry(retry).withReconciliationMaxInterval(null);
  }

  private KubernetesClient client(ServerClock server) {
    Config config =
        settings
            .apply(new ConfigBuilder(Config.fromKubeconfig(controlPlane.kubeconfig().toFile())))
            .withUserAgent(userAgent)
            .withWatchReconnectInterval(200)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            http -> http.addOrReplaceInterceptor(ServerClock.NAME, server))
        .build();
  }
}
