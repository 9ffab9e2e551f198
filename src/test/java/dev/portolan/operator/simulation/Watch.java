package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One operator's informer of one kind: what it has seen, and how far behind it is. */
final class Watch {
  private final Kind kind;
  private final Store store;
  private final Listener listener;
  private final SortedMap<String, HasMetadata> cache = new TreeMap<>();
  private int next;

  /** Who is told what the informer sees, after its cache knows it. */
  interface Listener {
    void seen(Optional<HasMetadata> before, HasMetadata after);

    void gone(HasMetadata last);
  }

  Watch(Kind kind, Store store, Listener listener) {
    this.kind = kind;
    this.store = store;
    this.listener = listener;
  }

  Kind kind() {
    return kind;
  }

  /** The first list; nobody is told. */
  void list() {
    store.all(kind).forEach(object -> cache.put(Kind.key(object), object));
    next = log().size();
  }

  SortedMap<String, HasMetadata> cache() {
    return cache;
  }

  /** The version up to which it has told of everything. */
  long upTo() {
    return behind() ? log().get(next).version() - 1 : store.version();
  }

  boolean behind() {
    return next < log().size();
  }

  /** Delivers the oldest event that was not delivered yet. */
  Change deliver() {
    Change change = log().get(next++);
    change
        .after()
        .ifPresentOrElse(
            object -> put(change.key(), object), () -> drop(change.key(), change.tombstone()));
    return change;
  }

  /** The watch was cut for so long that everything had to be listed again. */
  void relist() {
    next = log().size();
    for (String key : List.copyOf(cache.keySet())) {
      if (store.get(kind, key).isEmpty()) {
        Optional.ofNullable(cache.get(key)).ifPresent(last -> drop(key, last));
      }
    }
    for (HasMetadata object : List.copyOf(store.all(kind))) {
      String key = Kind.key(object);
      if (!object.equals(cache.get(key))) {
        put(key, object);
      }
    }
  }

  private void put(String key, HasMetadata object) {
    listener.seen(Optional.ofNullable(cache.put(key, object)), object);
  }

  private void drop(String key, HasMetadata last) {
    cache.remove(key);
    listener.gone(last);
  }

  private List<Change> log() {
    return store.log(kind);
  }
}
