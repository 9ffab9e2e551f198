package dev.portolan.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the operator's beans are made of. */
@ApplicationScoped
public class Wiring {

  /** The process's clock. */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** The API server's clock, as the client hears of it. */
  @Produces
  @Singleton
  @Typed(ServerClock.class) // not one more clock to choose from
  public ServerClock serverClock() {
    return new ServerClock();
  }

  /** The client that everything talks through; it says when the API server is away. */
  @Produces
  @Singleton
  public KubernetesClient client(
      Config config, KubernetesSerialization serialization, ServerClock server) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(serialization)
        .withHttpClientBuilderConsumer(
            http ->
                http.addOrReplaceInterceptor("outage", new Outage())
                    .addOrReplaceInterceptor(ServerClock.NAME, server))
        .build();
  }

  /** The desks at the API server that the client is configured for. */
  @Produces
  @Singleton
  public Desks desks(KubernetesClient client, Clock clock, ServerClock server) {
    return new Desks(client, clock, server);
  }

  /** Ends what the desks have running. */
  public void close(@Disposes Desks desks) {
    desks.close();
  }
}
