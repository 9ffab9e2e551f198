package dev.portolan.operator.races;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges from nothing but Services, one event after the other, whether a key is served for two
 * owners.
 *
 * <pre>
 *  what a Service shows              the key that it serves
 *  any port                          ns.NAMESPACE.PROTOCOL.PORT
 *  a node port, NodePort or LoadBalancer   node.NUMBER
 *  any port, LoadBalancer            lb.POOL.PROTOCOL.PORT
 *  any port, named ...-on-host       host.PROTOCOL.PORT
 *  any port, of a wide namespace     cluster.PROTOCOL.PORT
 * </pre>
 *
 * <p>It shares no code with what it judges; the owner is the controller reference's UID, and a
 * Service without one is its own owner.
 */
final class Judge {
  private final Set<String> namespaces;
  private Set<String> wide;
  private String pool;
  private final Map<String, Sighting> services = new HashMap<>();
  private final Map<String, SortedMap<String, Sighting>> byKey = new HashMap<>();
  private final Map<String, Set<String>> pardoned = new TreeMap<>();
  private final Map<String, Violation> open = new TreeMap<>();
  private final List<Violation> over = new ArrayList<>();
  private long events;

  /** A Service as it was last seen. */
  private record Sighting(
      String name, String version, String owner, Set<String> keys, Service service) {}

  /**
   * A key that was served for two owners.
   *
   * @param lastVersion the first resourceVersion at which it was over, or the last one seen
   * @param events how many events of the watch it lasted
   */
  record Violation(
      String key,
      SortedSet<String> services,
      String firstVersion,
      String lastVersion,
      long firstEvent,
      long events,
      Instant since,
      Duration lasted) {}

  /** Judges the Services of these namespaces, whose load balancers share one pool. */
  Judge(Set<String> namespaces, String pool) {
    this(namespaces, Set.of(), pool);
  }

  /**
   * Judges the Services of these namespaces.
   *
   * @param wide those of them whose every number is the whole cluster's
   */
  Judge(Set<String> namespaces, Set<String> wide, String pool) {
    this.namespaces = Set.copyOf(namespaces);
    this.wide = Set.copyOf(wide);
    this.pool = pool;
  }

  /** A Service is so from this moment on. */
  synchronized void shown(Service service, Instant now) {
    if (namespaces.contains(service.getMetadata().getNamespace())) {
      Set<String> touched = forget(service);
      Sighting sighting = sighting(service);
      enter(sighting);
      touched.addAll(sighting.keys());
      judge(touched, version(service), now);
    }
  }

  /**
   * The policies are others from this moment on. Owners who run with one key already are no
   * violation: it was the policies that gave it to both.
   */
  synchronized void ruled(Set<String> nowWide, String nowPool) {
    wide = Set.copyOf(nowWide);
    pool = nowPool;
    List<Service> all = services.values().stream().map(Sighting::service).toList();
    services.clear();
    byKey.clear();
    all.forEach(service -> enter(sighting(service)));
    byKey.forEach(
        (key, serving) -> {
          if (owners(serving).size() > 1 && !open.containsKey(key)) {
            pardoned.put(key, owners(serving));
          }
        });
  }

  /** The owners of a key that may run with it together. */
  synchronized Set<String> pardoned(String key) {
    return pardoned.getOrDefault(key, Set.of());
  }

  private void enter(Sighting sighting) {
    services.put(sighting.name(), sighting);
    sighting.keys().forEach(key -> serving(key).put(sighting.name(), sighting));
  }

  /** A Service is gone from this moment on. */
  synchronized void gone(Service service, Instant now) {
    if (namespaces.contains(service.getMetadata().getNamespace())) {
      judge(forget(service), version(service), now);
    }
  }

  /** Every violation so far, those that are not over included. */
  synchronized List<Violation> violations() {
    List<Violation> all = new ArrayList<>(over);
    all.addAll(open.values());
    return List.copyOf(all);
  }

  /**
   * The violations that nothing excuses: those of node ports, those that are not over, and those
   * that lasted longer than a Service write that was in flight when its lease moved.
   */
  synchronized List<Violation> inexcusable(Duration window) {
    List<Violation> all = new ArrayList<>(open.values());
    over.stream()
        .filter(past -> past.key().startsWith("node.") || past.lasted().compareTo(window) > 0)
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** How many events were judged. */
  synchronized long events() {
    return events;
  }

  /** The resourceVersion of each Service, by {@code namespace/name}. */
  synchronized SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    services.values().forEach(service -> versions.put(service.name(), service.version()));
    return versions;
  }

  /** The UID of the owner for whom each key is served now. */
  synchronized SortedMap<String, SortedSet<String>> owners() {
    SortedMap<String, SortedSet<String>> owners = new TreeMap<>();
    byKey.forEach((key, serving) -> owners.put(key, owners(serving)));
    owners.values().removeIf(Set::isEmpty);
    return owners;
  }

  private Set<String> forget(Service service) {
    Sighting before = services.remove(name(service));
    if (before == null) {
      return new TreeSet<>();
    }
    before.keys().forEach(key -> serving(key).remove(before.name()));
    return new TreeSet<>(before.keys());
  }

  private void judge(Set<String> keys, String version, Instant now) {
    events++;
    for (String key : keys) {
      SortedSet<String> owners = owners(serving(key));
      boolean twice = owners.size() > 1 && !pardoned(key).containsAll(owners);
      if (twice) {
        open.merge(key, begun(key, version, now), (old, fresh) -> grown(old, fresh, now));
      } else if (open.containsKey(key)) {
        Violation ended = open.remove(key);
        over.add(grown(ended, begun(key, version, now), now));
      }
    }
  }

  private Violation begun(String key, String version, Instant now) {
    SortedSet<String> names = new TreeSet<>(serving(key).keySet());
    return new Violation(key, names, version, version, events, 0, now, Duration.ZERO);
  }

  private static Violation grown(Violation old, Violation fresh, Instant now) {
    SortedSet<String> names = new TreeSet<>(old.services());
    names.addAll(fresh.services());
    return new Violation(
        old.key(),
        names,
        old.firstVersion(),
        fresh.lastVersion(),
        old.firstEvent(),
        fresh.firstEvent() - old.firstEvent(),
        old.since(),
        Duration.between(old.since(), now));
  }

  private SortedMap<String, Sighting> serving(String key) {
    return byKey.computeIfAbsent(key, k -> new TreeMap<>());
  }

  private static SortedSet<String> owners(SortedMap<String, Sighting> serving) {
    SortedSet<String> owners = new TreeSet<>();
    serving.values().forEach(service -> owners.add(service.owner()));
    return owners;
  }

  private Sighting sighting(Service service) {
    return new Sighting(name(service), version(service), owner(service), keys(service), service);
  }

  private Set<String> keys(Service service) {
    String type = service.getSpec().getType();
    Set<String> keys = new TreeSet<>();
    for (var port : service.getSpec().getPorts()) {
      String number =
          "." + port.getProtocol().toLowerCase(java.util.Locale.ROOT) + "." + port.getPort();
      keys.add("ns." + service.getMetadata().getNamespace() + number);
      if (type.equals("LoadBalancer")) {
        keys.add("lb." + pool + number);
      }
      if (service.getMetadata().getName().endsWith("-on-host")) {
        keys.add("host" + number);
      }
      if (wide.contains(service.getMetadata().getNamespace())) {
        keys.add("cluster" + number);
      }
      if (port.getNodePort() != null && port.getNodePort() > 0) {
        keys.add("node." + port.getNodePort());
      }
    }
    return keys;
  }

  private static String owner(Service service) {
    return service.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .map(OwnerReference::getUid)
        .findFirst()
        .orElseGet(() -> "nobody's " + name(service));
  }

  private static String name(Service service) {
    return service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
  }

  private static String version(Service service) {
    return service.getMetadata().getResourceVersion();
  }
}
