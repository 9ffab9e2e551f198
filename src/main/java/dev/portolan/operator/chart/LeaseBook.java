package dev.portolan.operator.chart;

import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The leases that were seen or written, by key and by holder. */
final class LeaseBook {

  /** A lease as an object and as the ledger reads it. */
  record Page(PortLease object, Lease lease) {}

  private final Map<String, Page> byName = new HashMap<>();
  private final Map<ResourceID, Map<String, Page>> byHolder = new HashMap<>();
  private final Map<String, Long> removed = new HashMap<>();

  Optional<Page> page(Key key) {
    return Optional.ofNullable(byName.get(key.name()));
  }

  Collection<Page> heldBy(ResourceID allocation) {
    return List.copyOf(byHolder.getOrDefault(allocation, Map.of()).values());
  }

  Collection<Page> all() {
    return List.copyOf(byName.values());
  }

  /** Whether the book says something else than before. */
  boolean put(PortLease lease) {
    String name = lease.getMetadata().getName();
    Page known = byName.get(name);
    boolean older = removed.getOrDefault(name, 0L) >= Versions.version(lease);
    if (older || !Versions.outdated(known == null ? null : known.object(), lease)) {
      return false;
    }
    Page page = new Page(lease, Leases.read(lease));
    drop(name);
    byName.put(name, page);
    byHolder.computeIfAbsent(holder(page), holder -> new TreeMap<>()).put(name, page);
    removed.remove(name);
    return known == null || !known.lease().equals(page.lease());
  }

  /** Forgets a lease that is gone as it was known; what came after it stays. */
  boolean remove(PortLease lease) {
    String name = lease.getMetadata().getName();
    Page known = byName.get(name);
    if (known != null
        && !known.object().getMetadata().getUid().equals(lease.getMetadata().getUid())) {
      return false;
    }
    long version =
        Math.max(Versions.version(lease), known == null ? 0 : Versions.version(known.object()));
    drop(name);
    removed.put(name, version);
    return known != null;
  }

  /** A watch has caught up with this deletion, so nothing older can arrive any more. */
  void settled(PortLease lease) {
    removed.remove(lease.getMetadata().getName());
  }

  private void drop(String name) {
    Page page = byName.remove(name);
    if (page != null) {
      Map<String, Page> held = byHolder.getOrDefault(holder(page), new HashMap<>());
      held.remove(name);
      if (held.isEmpty()) {
        byHolder.remove(holder(page));
      }
    }
  }

  private static ResourceID holder(Page page) {
    return new ResourceID(page.lease().allocation(), page.lease().namespace());
  }
}
