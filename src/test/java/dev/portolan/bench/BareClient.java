package dev.portolan.bench;

import dev.portolan.api.PortAllocation;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes what it is given, as many allocations at once as the operator reconciles, and thinks about
 * nothing: no cache, no watch, no settlement.
 */
final class BareClient implements AutoCloseable {

  static final String USER_AGENT = "bare-client";

  private static final int THREADS = 16;

  private final KubernetesClient client;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();

  BareClient(ControlPlane controlPlane) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
            .withUserAgent(USER_AGENT)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Writes everything for an allocation that was just created. */
  void write(PortAllocation created, Recording.Writes writes) {
    work.add(pool.submit(() -> writeNow(created, writes)));
  }

  private void writeNow(PortAllocation created, Recording.Writes writes) {
    writes
        .leasesOf(created, client.getKubernetesSerialization())
        .forEach(lease -> client.resource(lease).create());
    writes.objectsOf(created).forEach(object -> client.resource(object).create());
    client.resource(writes.reportOf(created)).lockResourceVersion().updateStatus();
  }

  /** Waits until all is written. */
  void await() {
    work.forEach(Fleet::done);
  }

  @Override
  public void close() {
    pool.close();
    client.close();
  }
}
