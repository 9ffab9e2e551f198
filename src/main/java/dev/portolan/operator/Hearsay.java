package dev.portolan.operator;

import dev.portolan.operator.chart.Versions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What only answers of the API server told of, and no watch yet.
 *
 * <p>A watch that breaks is made good by a list. An object that came and went in between is in
 * neither: whoever knows it from an answer would believe in it for ever. So what no watch tells of
 * within a while is asked for once more.
 */
final class Hearsay {

  static final Duration WHILE = Duration.ofSeconds(3);

  private static final Logger LOG = Logger.getLogger(Hearsay.class);
  private static final int MOST = 10_000;

  private final ApiServer api;
  private final Errands errands;
  private final Consumer<HasMetadata> gone;
  private final Map<String, Doubt> doubts = new LinkedHashMap<>();
  private final Map<Class<?>, Long> watchedUpTo = new HashMap<>();
  private boolean looking;

  /** The versions that watches told of last, by UID. */
  private final Map<String, Long> watched =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /** What was told, and whether that is a while ago. */
  private record Doubt(HasMetadata told, boolean old) {}

  /**
   * Nothing is doubted yet.
   *
   * @param gone hears of what was told of and is not there any more
   */
  Hearsay(ApiServer api, Errands errands, Consumer<HasMetadata> gone) {
    this.api = api;
    this.errands = errands;
    this.gone = gone;
  }

  /** An answer told of this version. */
  synchronized void told(HasMetadata object) {
    long version = Versions.version(object);
    if (watched.getOrDefault(uid(object), -1L) < version) {
      if (!looking) {
        looking = true;
        errands.run(WHILE, this::look);
      }
      doubts.put(uid(object), new Doubt(object, false));
    }
  }

  /** A watch told of this version. */
  synchronized void seen(HasMetadata object) {
    note(object, Versions.version(object));
    watchedUpTo.merge(object.getClass(), Versions.version(object), Math::max);
  }

  /** A watch told that it is gone. */
  synchronized void seenGone(HasMetadata object) {
    note(object, Long.MAX_VALUE);
  }

  private void note(HasMetadata object, long version) {
    watched.remove(uid(object));
    watched.put(uid(object), version);
    doubts.computeIfPresent(
        uid(object), (any, doubt) -> Versions.version(doubt.told()) > version ? doubt : null);
  }

  private void look() {
    for (HasMetadata object : doubtful()) {
      try {
        ask(object);
      } catch (RuntimeException e) {
        LOG.debugf(e, "asking for %s failed and is tried again", object.getMetadata().getName());
      }
    }
    goOn();
  }

  private synchronized List<HasMetadata> doubtful() {
    List<HasMetadata> doubtful =
        doubts.values().stream().filter(Doubt::old).map(Doubt::told).toList();
    doubts.replaceAll((any, doubt) -> new Doubt(doubt.told(), true));
    return doubtful;
  }

  private synchronized void goOn() {
    looking = !doubts.isEmpty();
    if (looking) {
      errands.run(WHILE, this::look);
    }
  }

  private void ask(HasMetadata object) {
    Optional<? extends HasMetadata> there = now(object).filter(now -> uid(now).equals(uid(object)));
    if (there.isEmpty()) {
      forget(object);
      gone.accept(object);
    } else if (Versions.version(there.get()) <= watchedUpTo(object)) {
      // The watch is past it: it will tell of its end, too.
      forget(object);
    }
  }

  private Optional<? extends HasMetadata> now(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    String name = object.getMetadata().getName();
    return namespace == null
        ? api.get(object.getClass(), name)
        : api.get(object.getClass(), namespace, name);
  }

  private synchronized void forget(HasMetadata object) {
    doubts.remove(uid(object));
  }

  private synchronized long watchedUpTo(HasMetadata object) {
    return watchedUpTo.getOrDefault(object.getClass(), 0L);
  }

  private static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }
}
