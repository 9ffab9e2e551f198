package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * S1, judged from nothing but Services at every version: no key is served for two owners. An owner
 * is an allocation by its name: what its former self still serves goes when it is collected.
 *
 * <pre>
 *  node.NUMBER                      always, strangers included
 *  ns., cluster., lb., host.        as the policy says that the writer knew, and says now
 * </pre>
 *
 * <p>Where two operators live, the Service write of one may be in flight while the lease moves
 * (design, section 5), which it does only when one of both allocations, or its namespace, is not
 * any more what whoever wrote its Service knew when it began. Such a window is measured and must
 * end, as must what people's hands do. Nothing else is excused.
 */
final class ServiceJudge {
  private final Temper temper;
  private final Store store;
  private final Consumer<Violation> violations;
  private final Map<String, SortedMap<String, Serving>> byKey = new HashMap<>();
  private final Map<String, Set<String>> keysOf = new HashMap<>();
  private final Map<String, Long> changed = new HashMap<>();
  private final SortedMap<Pair, Window> open = new TreeMap<>();
  private final List<Window> closed = new ArrayList<>();

  /** For whom a Service serves a key, and whose write made it so. */
  private record Serving(String owner, boolean ours, Author author) {}

  /** Two Services that serve one key for two owners. */
  private record Pair(String key, String one, String other) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair pair) {
      return toString().compareTo(pair.toString());
    }
  }

  /** How long a key was served for two owners, in versions and steps. */
  record Window(String key, long version, long step, long versions, long steps) {}

  ServiceJudge(Temper temper, Store store, Consumer<Violation> violations) {
    this.temper = temper;
    this.store = store;
    this.violations = violations;
  }

  void judge(Change change, Author author, long step) {
    switch (change.kind()) {
      case Service -> served(change, author, step);
      case PortAllocation, Namespace -> {
        if (isNews(change)) {
          changed.put(change.key(), change.version());
        }
      }
      default -> {
        // Nothing is served by the other kinds.
      }
    }
  }

  private static boolean isNews(Change change) {
    return change.before().isEmpty()
        || change.after().isEmpty()
        || !life(change.before().get()).equals(life(change.after().get()));
  }

  private static List<Object> life(HasMetadata object) {
    return List.of(
        String.valueOf(object.getMetadata().getGeneration()),
        String.valueOf(object.getMetadata().getDeletionTimestamp()));
  }

  private void served(Change change, Author author, long step) {
    Map<String, Serving> before = forget(change.key());
    change
        .after()
        .map(Service.class::cast)
        .ifPresent(service -> serve(service, before, author, change, step));
    for (Pair pair : List.copyOf(open.keySet())) {
      if (!lasts(pair)) {
        close(pair, change.version(), step);
      }
    }
  }

  private void serve(
      Service service, Map<String, Serving> before, Author author, Change change, long step) {
    Set<String> keys = every(service);
    keysOf.put(change.key(), keys);
    for (String key : keys) {
      Optional<Serving> was =
          Optional.ofNullable(before.get(key)).filter(s -> s.owner().equals(owner(service)));
      Serving now = was.orElseGet(() -> new Serving(owner(service), isOurs(service), author));
      serving(key).put(change.key(), now);
      if (was.isEmpty()) {
        serving(key)
            .forEach(
                (name, other) ->
                    meet(new Pair(key, name, change.key()), other, now, change.version(), step));
      }
    }
  }

  private void meet(Pair pair, Serving other, Serving now, long version, long step) {
    boolean physical = pair.key().startsWith("node.");
    boolean judged = physical || (other.ours() && now.ours() && isUnique(pair.key(), other, now));
    if (!judged || other.owner().equals(now.owner())) {
      return;
    }
    if (physical || !isExcused(other, now)) {
      violations.accept(
          new Violation("S1", pair + " is served for two owners: " + other + " and " + now));
    }
    open.put(pair, new Window(pair.key(), version, step, 0, 0));
  }

  private boolean isUnique(String key, Serving other, Serving now) {
    Stream<Regime> known =
        temper.operators() == 1
            ? Stream.of(now.author().knew())
            : Stream.of(now.author().knew(), other.author().knew());
    return Stream.concat(known, Stream.of(Regime.of(store))).allMatch(r -> unique(key, r));
  }

  private boolean isExcused(Serving other, Serving now) {
    return temper.hands() || (temper.operators() > 1 && (isOvertaken(other) || isOvertaken(now)));
  }

  private boolean isOvertaken(Serving serving) {
    String namespace = serving.owner().substring(0, serving.owner().indexOf('/'));
    return Stream.of(serving.owner(), namespace)
        .anyMatch(name -> changed.getOrDefault(name, 0L) > serving.author().since());
  }

  private boolean lasts(Pair pair) {
    Optional<Serving> one = Optional.ofNullable(serving(pair.key()).get(pair.one()));
    Optional<Serving> other = Optional.ofNullable(serving(pair.key()).get(pair.other()));
    return one.isPresent()
        && other.isPresent()
        && !one.get().owner().equals(other.get().owner())
        && (pair.key().startsWith("node.") || (one.get().ours() && other.get().ours()))
        && unique(pair.key(), Regime.of(store));
  }

  private void close(Pair pair, long version, long step) {
    Optional.ofNullable(open.remove(pair))
        .map(
            from ->
                new Window(
                    pair.key(),
                    from.version(),
                    from.step(),
                    version - from.version(),
                    step - from.step()))
        .ifPresent(closed::add);
  }

  List<Window> closed() {
    return closed;
  }

  /** Windows that are still open when everything has come to rest. */
  void end() {
    open.keySet().stream()
        .filter(this::lasts)
        .forEach(
            pair ->
                violations.accept(
                    new Violation(
                        "S1", pair + " is still served for two owners: " + serving(pair.key()))));
  }

  private Map<String, Serving> forget(String service) {
    Map<String, Serving> before = new HashMap<>();
    for (String key : keysOf.getOrDefault(service, Set.of())) {
      Serving was = serving(key).remove(service);
      if (was != null) {
        before.put(key, was);
      }
    }
    keysOf.remove(service);
    return before;
  }

  private SortedMap<String, Serving> serving(String key) {
    return byKey.computeIfAbsent(key, k -> new TreeMap<>());
  }

  /** What must be unique of what it serves. */
  static Set<String> keys(Service service, Regime regime) {
    Set<String> keys = new HashSet<>(every(service));
    keys.removeIf(key -> !unique(key, regime));
    return keys;
  }

  private static boolean unique(String key, Regime regime) {
    return switch (key.substring(0, key.indexOf('.'))) {
      case "node" -> true;
      case "ns" -> regime.numbersUniquePerNamespace();
      case "cluster" -> regime.numbersUniqueInCluster();
      case "lb" -> regime.sharedAddress();
      case "host" -> regime.addressesOfNodes();
      default -> throw new IllegalArgumentException(key);
    };
  }

  /** Whatever could have to be unique. */
  private static Set<String> every(Service service) {
    Set<String> keys = new TreeSet<>();
    String namespace = service.getMetadata().getNamespace();
    for (ServicePort port : service.getSpec().getPorts()) {
      String number = "." + port.getProtocol().toLowerCase(Locale.ROOT) + "." + port.getPort();
      keys.add("ns." + namespace + number);
      keys.add("cluster" + number);
      if ("LoadBalancer".equals(service.getSpec().getType())) {
        keys.add("lb.default" + number);
        keys.add("host" + number);
      }
    }
    NodePorts.numbers(service).forEach(number -> keys.add("node." + number));
    return keys;
  }

  private static boolean isOurs(Service service) {
    return controller(service).isPresent();
  }

  private static String owner(Service service) {
    return controller(service)
        .map(reference -> service.getMetadata().getNamespace() + "/" + reference.getName())
        .orElseGet(() -> "nobody/" + Kind.key(service));
  }

  /** The UID of the allocation that controls it, or nobody's. */
  static String uid(Service service) {
    return controller(service)
        .map(OwnerReference::getUid)
        .orElseGet(() -> "nobody of " + Kind.key(service));
  }

  private static Optional<OwnerReference> controller(Service service) {
    return service.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .findFirst();
  }
}
