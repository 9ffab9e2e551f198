package dev.portolan.operator.chart;

import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Terms;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The leases that were seen or written, by key and by holder. */
final class LeaseBook {

  /**
   * A lease as an object and as the ledger reads it.
   *
   * @param today what policies call its key now, where that is another one
   */
  record Page(PortLease object, Lease lease, Optional<Key> today) {}

  private final Function<String, Terms> terms;

  private final Map<String, Page> byName = new HashMap<>();
  private final Map<ResourceID, Map<String, Page>> byHolder = new HashMap<>();
  private final Map<Key, Map<String, Page>> renamed = new HashMap<>();
  private final Map<String, Long> removed = new HashMap<>();

  LeaseBook(Function<String, Terms> terms) {
    this.terms = terms;
  }

  Optional<Page> page(Key key) {
    return Optional.ofNullable(byName.get(key.name()));
  }

  /** The leases whose key was renamed to this one. */
  Collection<Page> formerly(Key key) {
    return List.copyOf(renamed.getOrDefault(key, Map.of()).values());
  }

  /** Reads the leases of namespaces again, after their terms have changed. */
  void reread(Set<String> namespaces) {
    all().stream()
        .filter(page -> namespaces.contains(page.lease().namespace()))
        .filter(page -> !page.today().equals(today(page.lease())))
        .forEach(
            page -> {
              drop(page.object().getMetadata().getName());
              add(page.object());
            });
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
    drop(name);
    Page page = add(lease);
    removed.remove(name);
    return known == null || !known.lease().equals(page.lease());
  }

  /** What a lease takes: its key, and what policies call that now. */
  Set<Key> keys(Lease lease) {
    Set<Key> keys = new HashSet<>(Set.of(lease.key()));
    today(lease).ifPresent(keys::add);
    return keys;
  }

  private Optional<Key> today(Lease lease) {
    return terms.apply(lease.namespace()).today(lease.key());
  }

  private Page add(PortLease object) {
    String name = object.getMetadata().getName();
    Lease lease = Leases.read(object);
    Page page = new Page(object, lease, today(lease));
    byName.put(name, page);
    byHolder.computeIfAbsent(holder(page), holder -> new TreeMap<>()).put(name, page);
    page.today()
        .ifPresent(key -> renamed.computeIfAbsent(key, k -> new TreeMap<>()).put(name, page));
    return page;
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
      without(byHolder, holder(page), name);
      page.today().ifPresent(key -> without(renamed, key, name));
    }
  }

  private static <K> void without(Map<K, Map<String, Page>> index, K key, String name) {
    Map<String, Page> pages = index.getOrDefault(key, new HashMap<>());
    pages.remove(name);
    if (pages.isEmpty()) {
      index.remove(key);
    }
  }

  private static ResourceID holder(Page page) {
    return new ResourceID(page.lease().allocation(), page.lease().namespace());
  }
}
