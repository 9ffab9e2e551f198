package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Objects by kind and name, each version numbered, with everything that ever changed. */
final class Store {
  private final Map<Kind, SortedMap<String, HasMetadata>> objects = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Change>> log = new EnumMap<>(Kind.class);
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private long version = 1000;
  private int uids;

  Store() {
    for (Kind kind : Kind.values()) {
      objects.put(kind, new TreeMap<>());
      log.put(kind, new ArrayList<>());
    }
  }

  /** Tells of each change at the moment it happens. */
  void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  long version() {
    return version;
  }

  String newUid() {
    return "uid-" + ++uids;
  }

  Optional<HasMetadata> get(Kind kind, String key) {
    return Optional.ofNullable(of(kind).get(key));
  }

  Collection<HasMetadata> all(Kind kind) {
    return of(kind).values();
  }

  <R extends HasMetadata> List<R> all(Class<R> type) {
    return all(Kind.of(type)).stream().map(type::cast).toList();
  }

  /** Everything that happened to objects of this kind, oldest first. */
  List<Change> log(Kind kind) {
    return log.computeIfAbsent(kind, k -> new ArrayList<>());
  }

  /** Keeps this as the next version of the object of its name. */
  HasMetadata put(HasMetadata object, ObjectMeta metadata) {
    Kind kind = Kind.of(object);
    version++;
    HasMetadata stored =
        kind.with(
            object,
            new ObjectMetaBuilder(metadata).withResourceVersion(String.valueOf(version)).build());
    String key = Kind.key(stored);
    Optional<HasMetadata> before = Optional.ofNullable(of(kind).put(key, stored));
    tell(new Change(version, kind, key, before, Optional.of(stored), stored));
    return stored;
  }

  void remove(HasMetadata object) {
    Kind kind = Kind.of(object);
    String key = Kind.key(object);
    HasMetadata last = of(kind).remove(key);
    if (last == null) {
      throw new IllegalStateException(key + " is not there");
    }
    version++;
    HasMetadata tombstone =
        kind.with(
            last,
            new ObjectMetaBuilder(last.getMetadata())
                .withResourceVersion(String.valueOf(version))
                .build());
    tell(new Change(version, kind, key, Optional.of(last), Optional.empty(), tombstone));
  }

  private void tell(Change change) {
    log(change.kind()).add(change);
    listeners.forEach(listener -> listener.accept(change));
  }

  private SortedMap<String, HasMetadata> of(Kind kind) {
    return objects.computeIfAbsent(kind, k -> new TreeMap<>());
  }

  /** Whether a namespace is being emptied, or gone. */
  boolean going(String namespace) {
    return get(Kind.Namespace, namespace)
        .filter(place -> place.getMetadata().getDeletionTimestamp() == null)
        .isEmpty();
  }
}
