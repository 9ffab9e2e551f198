package dev.portolan.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The schemas of all known kinds, each read when it is first asked for: few files have them all.
 */
public final class ResourceSchemas {

  private final Set<String> kinds;
  private final Function<String, ResourceSchema> reading;
  private final Map<String, ResourceSchema> read = new ConcurrentHashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param reading the schema of one of the kinds
   */
  public ResourceSchemas(Collection<String> kinds, Function<String, ResourceSchema> reading) {
    this.kinds = new TreeSet<>(kinds);
    this.reading = reading;
  }

  /** The known kinds, in their order. */
  public Set<String> kinds() {
    return kinds;
  }

  /** The schema of a kind; empty where none is known. */
  public Optional<ResourceSchema> of(String kind) {
    return kinds.contains(kind)
        ? Optional.of(read.computeIfAbsent(kind, reading))
        : Optional.empty();
  }
}
