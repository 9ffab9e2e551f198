package dev.portolan.operator.faults;

import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Everything that the API server shows of allocations, leases, policies, Services, NetworkPolicies
 * and namespaces, from bare watches: every state, none compressed, but for those of the moments in
 * which the API server was away.
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final List<Event> events = new ArrayList<>();
  private final List<String> breaks = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  private Chronicle(KubernetesClient client) {
    this.client = client;
    KINDS.forEach(kind -> new Scribe<>(kind).begin());
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
  public synchronized void close() {
    watches.forEach(Watch::close);
  }

  private synchronized void keep(Watch watch) {
    watches.add(watch);
  }

  private synchronized void note(boolean gone, HasMetadata object) {
    events.add(Event.of(gone, object));
  }

  private synchronized void broken(String why) {
    breaks.add(why);
  }

  /**
   * Writes down one kind. An API server that was restarted has forgotten what its watches told of:
   * what is there then is written down, and what is not there any more.
   */
  private final class Scribe<T extends HasMetadata> implements Watcher<T> {
    private final Class<T> kind;
    private final Map<String, T> known = new HashMap<>();

    Scribe(Class<T> kind) {
      this.kind = kind;
    }

    synchronized void begin() {
      var list = client.resources(kind).inAnyNamespace().list();
      Map<String, T> missing = new HashMap<>(known);
      list.getItems()
          .forEach(
              object -> {
                missing.remove(object.getMetadata().getUid());
                write(false, object);
              });
      String version = list.getMetadata().getResourceVersion();
      missing.values().forEach(object -> write(true, at(version, object)));
      keep(
          client
              .resources(kind)
              .inAnyNamespace()
              .watch(new ListOptionsBuilder().withResourceVersion(version).build(), this));
    }

    private T at(String version, T object) {
      object.getMetadata().setResourceVersion(version);
      return object;
    }

    private void write(boolean gone, T object) {
      String uid = object.getMetadata().getUid();
      String version = object.getMetadata().getResourceVersion();
      T before = gone ? known.remove(uid) : known.put(uid, object);
      if (gone || before == null || !before.getMetadata().getResourceVersion().equals(version)) {
        note(gone, object);
      }
    }

    @Override
    public synchronized void eventReceived(Action action, T object) {
      switch (action) {
        case ADDED, MODIFIED -> write(false, object);
        case DELETED -> write(true, object);
        case BOOKMARK, ERROR -> {}
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      var unused = Thread.ofVirtual().start(this::beginAgain);
    }

    private void beginAgain() {
      try {
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(
                () -> {
                  begin();
                  return true;
                });
      } catch (ConditionTimeoutException e) {
        broken("the watch of " + kind.getSimpleName() + " cannot go on");
      }
    }
  }
}
