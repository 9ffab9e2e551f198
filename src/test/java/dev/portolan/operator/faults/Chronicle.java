package dev.portolan.operator.faults;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that the API server shows of allocations, leases, policies, Services, NetworkPolicies
 * and namespaces, from bare watches: every state, none compressed.
 */
final class Chronicle implements AutoCloseable {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Namespace.class,
          PortPolicy.class,
          PortAllocation.class,
          PortLease.class,
          NetworkPolicy.class,
          Service.class);

  private final KubernetesClient client;
  private final List<Event> events = new ArrayList<>();
  private final List<String> breaks = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  private Chronicle(KubernetesClient client) {
    this.client = client;
    KINDS.forEach(kind -> watches.add(watch(kind)));
  }

  /** Writes down what happens from now on, and what is there now. */
  static Chronicle of(KubernetesClient client) {
    return new Chronicle(client);
  }

  /** What was seen so far, in the order in which it happened. */
  synchronized List<Event> events() {
    return events.stream().sorted(Comparator.comparingLong(Event::version)).toList();
  }

  /** Why not everything may have been seen; empty when everything was. */
  synchronized List<String> breaks() {
    return List.copyOf(breaks);
  }

  /** Whether all objects of these UIDs were seen. */
  synchronized boolean saw(Set<String> uids) {
    Set<String> missing = new TreeSet<>(uids);
    events.forEach(event -> missing.remove(event.object().getMetadata().getUid()));
    return missing.isEmpty();
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }

  private <T extends HasMetadata> Watch watch(Class<T> kind) {
    KubernetesResourceList<T> start = client.resources(kind).inAnyNamespace().list();
    start.getItems().forEach(object -> note(false, object));
    return client
        .resources(kind)
        .inAnyNamespace()
        .watch(
            new ListOptionsBuilder()
                .withResourceVersion(start.getMetadata().getResourceVersion())
                .build(),
            new Scribe<>());
  }

  private synchronized void note(boolean gone, HasMetadata object) {
    events.add(Event.of(gone, object));
  }

  private synchronized void broken(String why) {
    breaks.add(why);
  }

  private final class Scribe<T extends HasMetadata> implements Watcher<T> {
    @Override
    public void eventReceived(Action action, T object) {
      switch (action) {
        case ADDED, MODIFIED -> note(false, object);
        case DELETED -> note(true, object);
        case BOOKMARK -> {}
        case ERROR -> broken("the watch says " + object);
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      broken(Objects.toString(cause.getMessage()));
    }
  }
}
