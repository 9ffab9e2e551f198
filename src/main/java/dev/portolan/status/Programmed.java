package dev.portolan.status;

import io.fabric8.kubernetes.api.model.Service;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cluster shows of an allocation after it was applied.
 *
 * @param services the allocation's own Services as they were read back, by name
 */
public record Programmed(Map<String, Service> services, List<Obstacle> obstacles) {
  public Programmed {
    services = Collections.unmodifiableMap(new TreeMap<>(services));
    obstacles = List.copyOf(obstacles);
  }
}
