package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * S1, judged from nothing but Services at every version: no key is served for two owners.
 *
 * <pre>
 *  node.NUMBER                      always, strangers included
 *  ns., cluster., lb., host.        between allocations, as the regime says
 * </pre>
 *
 * <p>Where two operators live, the Service write of one may be in flight while the lease moves
 * (design, section 5): such a window is measured and must end. It is no excuse for a single
 * operator.
 */
final class ServiceJudge {
  private final Temper temper;
  private final Consumer<Violation> violations;
  private final Map<String, SortedMap<String, Serving>> byKey = new HashMap<>();
  private final Map<String, Set<String>> keysOf = new HashMap<>();
  private final SortedMap<String, Window> open = new TreeMap<>();
  private final List<Window> closed = new ArrayList<>();

  /** For whom a Service serves a key, and whose write made it so. */
  private record Serving(String owner, boolean ours, Author author) {}

  /** How long a key was served for two owners, in versions and steps. */
  record Window(String key, long version, long step, long versions, long steps) {}

  ServiceJudge(Temper temper, Consumer<Violation> violations) {
    this.temper = temper;
    this.violations = violations;
  }

  void judge(Change change, Author author, long step) {
    Set<String> touched = new TreeSet<>(keysOf.getOrDefault(change.key(), Set.of()));
    Map<String, Serving> before = forget(change.key(), touched);
    change
        .after()
        .map(Service.class::cast)
        .ifPresent(
            service -> {
              Set<String> keys = keys(service);
              keysOf.put(change.key(), keys);
              keys.forEach(
                  key -> serving(key).put(change.key(), serving(service, before.get(key), author)));
              touched.addAll(keys);
            });
    touched.forEach(key -> judge(key, change.version(), step));
  }

  List<Window> closed() {
    return closed;
  }

  /** Windows that are still open when everything has come to rest. */
  void end() {
    open.forEach(
        (key, window) ->
            violations.accept(
                new Violation("S1", key + " is still served for two owners: " + byKey.get(key))));
  }

  private static Serving serving(
      Service service, @org.jspecify.annotations.Nullable Serving before, Author author) {
    String owner = owner(service);
    return before != null && before.owner().equals(owner)
        ? before
        : new Serving(owner, owner.startsWith("uid-"), author);
  }

  private Map<String, Serving> forget(String service, Set<String> keys) {
    Map<String, Serving> before = new HashMap<>();
    for (String key : keys) {
      Serving was = serving(key).remove(service);
      if (was != null) {
        before.put(key, was);
      }
    }
    keysOf.remove(service);
    return before;
  }

  private void judge(String key, long version, long step) {
    Set<String> owners = new HashSet<>();
    Set<String> lives = new HashSet<>();
    List<Author> authors = new ArrayList<>();
    for (Serving serving : serving(key).values()) {
      if (serving.ours() || key.startsWith("node.")) {
        owners.add(serving.owner());
        lives.add(serving.author().life());
        authors.add(serving.author());
      }
    }
    Window before = open.get(key);
    if (owners.size() < 2) {
      if (before != null) {
        open.remove(key);
        closed.add(
            new Window(
                key,
                before.version(),
                before.step(),
                version - before.version(),
                step - before.step()));
      }
    } else if (before == null && !temper.shifting()) {
      boolean oneHand = lives.size() == 1 && !temper.hands();
      if (key.startsWith("node.") || temper.strict() || oneHand) {
        violations.accept(new Violation("S1", key + " is served for two owners: " + serving(key)));
      }
      open.put(key, new Window(key, version, step, 0, 0));
    }
  }

  private SortedMap<String, Serving> serving(String key) {
    return byKey.computeIfAbsent(key, k -> new TreeMap<>());
  }

  Set<String> keys(Service service) {
    Set<String> keys = new TreeSet<>();
    boolean balanced = "LoadBalancer".equals(service.getSpec().getType());
    for (ServicePort port : service.getSpec().getPorts()) {
      String number = "." + port.getProtocol().toLowerCase(Locale.ROOT) + "." + port.getPort();
      add(keys, temper.regime().numbersUniquePerNamespace(), namespaced(service, number));
      add(keys, temper.regime().numbersUniqueInCluster(), "cluster" + number);
      add(keys, balanced && temper.regime().sharedAddress(), "lb.default" + number);
      add(keys, balanced && temper.regime().addressesOfNodes(), "host" + number);
    }
    NodePorts.numbers(service).forEach(number -> keys.add("node." + number));
    return keys;
  }

  private static String namespaced(Service service, String number) {
    return "ns." + service.getMetadata().getNamespace() + number;
  }

  private static void add(Set<String> keys, boolean unique, String key) {
    if (unique) {
      keys.add(key);
    }
  }

  static String owner(Service service) {
    return service.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .map(OwnerReference::getUid)
        .findFirst()
        .orElseGet(() -> "nobody of " + Kind.key(service));
  }
}
