package dev.portolan.status;

import io.fabric8.kubernetes.api.model.Service;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the cluster shows of an allocation after it was applied.
 *
 * @param services the allocation's own Services as they were read back, by name
 * @param isolated how its pods are isolated; empty where no policies are programmed
 */
public record Programmed(
    Map<String, Service> services, List<Obstacle> obstacles, Optional<Isolated> isolated) {
  public Programmed {
    services = Collections.unmodifiableMap(new TreeMap<>(services));
    obstacles = List.copyOf(obstacles);
  }

  /** The same with the Services as they are now. */
  public Programmed with(Map<String, Service> now) {
    return new Programmed(now, obstacles, isolated);
  }
}
