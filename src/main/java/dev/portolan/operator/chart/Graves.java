package dev.portolan.operator.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last objects that the API server said are gone. A slow answer may still tell of one when its
 * end has been seen already; who believed it would wait for ever, because nothing else is said of
 * it any more.
 */
final class Graves {

  private static final int MOST = 10_000;

  private final Map<String, Boolean> uids =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  void add(HasMetadata object) {
    uids.put(object.getMetadata().getUid(), true);
  }

  /** Whether it was, and a UID never comes back. */
  boolean holds(HasMetadata object) {
    return uids.containsKey(object.getMetadata().getUid());
  }
}
