package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bare watch of all Services from a known resourceVersion on: every event in the order of the API
 * server, none compressed; each is told to a judge.
 */
final class ServiceWatch implements AutoCloseable {
  private final KubernetesClient client;
  private final Judge judge;
  private final List<Exception> breaks = Collections.synchronizedList(new ArrayList<>());
  private final Watch watch;

  private ServiceWatch(KubernetesClient client, Judge judge) {
    this.client = client;
    this.judge = judge;
    ServiceList start = client.services().inAnyNamespace().list();
    start.getItems().forEach(service -> judge.shown(service, Instant.now()));
    this.watch =
        client
            .services()
            .inAnyNamespace()
            .watch(
                new ListOptionsBuilder()
                    .withResourceVersion(start.getMetadata().getResourceVersion())
                    .build(),
                new Reporter());
  }

  /** Watches from now on, until it is closed. */
  static ServiceWatch of(KubernetesClient client, Judge judge) {
    return new ServiceWatch(client, judge);
  }

  Judge judge() {
    return judge;
  }

  /** The judge, once every event was seen. */
  Judge whole(Set<String> namespaces, Duration bound) {
    await("the watch to catch up")
        .atMost(bound)
        .until(() -> !breaks.isEmpty() || caughtUp(namespaces));
    assertThat(breaks).isEmpty();
    return judge;
  }

  /** Whether what was seen last is what is there: nothing is on its way. */
  boolean caughtUp(Set<String> namespaces) {
    SortedMap<String, String> there = new TreeMap<>();
    for (String namespace : namespaces) {
      for (Service service : client.services().inNamespace(namespace).list().getItems()) {
        there.put(
            namespace + "/" + service.getMetadata().getName(),
            service.getMetadata().getResourceVersion());
      }
    }
    return there.equals(judge.versions());
  }

  @Override
  public void close() {
    watch.close();
  }

  private final class Reporter implements Watcher<Service> {
    @Override
    public void eventReceived(Action action, Service service) {
      switch (action) {
        case ADDED, MODIFIED -> judge.shown(service, Instant.now());
        case DELETED -> judge.gone(service, Instant.now());
        case BOOKMARK -> {}
        case ERROR -> breaks.add(new IllegalStateException("the watch says " + service));
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      breaks.add(cause);
    }
  }
}
