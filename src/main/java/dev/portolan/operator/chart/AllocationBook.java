package dev.portolan.operator.chart;

import dev.portolan.api.PortAllocation;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ConnectedPart;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Reservation;
import dev.portolan.manifest.Isolation;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The allocations that were seen, what they declare, and who is interested in which key. */
final class AllocationBook {

  /**
   * One allocation and what it asks for.
   *
   * @param declared empty for one that is going away: it asks for nothing any more
   */
  record Page(PortAllocation object, Optional<Declared> declared, Set<Key> keys) {}

  private final Map<ResourceID, Page> pages = new HashMap<>();
  private final Map<Key, Set<ResourceID>> interested = new HashMap<>();
  private final ReferenceBook references = new ReferenceBook();
  private final Map<String, Set<ResourceID>> byNamespace = new HashMap<>();

  Optional<Page> page(ResourceID id) {
    return Optional.ofNullable(pages.get(id));
  }

  Optional<Declared> declared(ResourceID id) {
    return page(id).flatMap(Page::declared);
  }

  Set<ResourceID> in(String namespace) {
    return Set.copyOf(byNamespace.getOrDefault(namespace, Set.of()));
  }

  Map<ResourceID, Declared> declaredIn(String namespace) {
    Map<ResourceID, Declared> here = new HashMap<>();
    in(namespace).forEach(id -> declared(id).ifPresent(declared -> here.put(id, declared)));
    return here;
  }

  Set<ResourceID> interestedIn(Key key) {
    return interested.getOrDefault(key, Set.of());
  }

  Set<ResourceID> interestedInAny(Set<Key> keys) {
    Set<ResourceID> all = new HashSet<>();
    keys.forEach(key -> all.addAll(interestedIn(key)));
    return all;
  }

  /** Those who are interested in what it is interested in, itself included. */
  Set<ResourceID> neighbours(ResourceID id) {
    return page(id).map(page -> interestedInAny(page.keys())).orElseGet(HashSet::new);
  }

  /** What the allocations declare, and what they name of each other. */
  ReferenceBook references() {
    return references;
  }

  /** Those whose pods a Service may lead to. */
  Set<ResourceID> sharingPods(Service service) {
    Set<ResourceID> sharing = new HashSet<>();
    for (ResourceID id : byNamespace.getOrDefault(service.getMetadata().getNamespace(), Set.of())) {
      declared(id)
          .filter(declared -> Isolation.mayConcern(service, declared.resolved()))
          .ifPresent(declared -> sharing.add(id));
    }
    return sharing;
  }

  boolean knows(String uid, ResourceID id) {
    return page(id).filter(page -> uid.equals(page.object().getMetadata().getUid())).isPresent();
  }

  /** Takes an allocation in; who names its services, or is named by its flows, if those differ. */
  Set<ResourceID> put(
      ResourceID id, PortAllocation object, Optional<Declared> declared, Observed observed) {
    strike(id);
    Page page = new Page(object, declared, declared.map(d -> keys(d, observed)).orElse(Set.of()));
    pages.put(id, page);
    page.keys().forEach(key -> interested.computeIfAbsent(key, k -> new HashSet<>()).add(id));
    byNamespace.computeIfAbsent(id.getNamespace().orElse(""), n -> new HashSet<>()).add(id);
    return references.put(id, declared.map(References::of).orElse(References.NONE));
  }

  /** Takes in a version that asks for the same. */
  void renew(ResourceID id, PortAllocation object) {
    pages.computeIfPresent(id, (same, page) -> new Page(object, page.declared(), page.keys()));
  }

  /** Forgets an allocation; who names its services, or is named by its flows. */
  Set<ResourceID> remove(ResourceID id) {
    strike(id);
    return references.put(id, References.NONE);
  }

  private void strike(ResourceID id) {
    Page page = pages.remove(id);
    if (page != null) {
      page.keys().forEach(key -> without(interested, key, id));
      without(byNamespace, id.getNamespace().orElse(""), id);
    }
  }

  private static <K> void without(Map<K, Set<ResourceID>> index, K key, ResourceID id) {
    Set<ResourceID> ids = index.getOrDefault(key, new HashSet<>());
    ids.remove(id);
    if (ids.isEmpty()) {
      index.remove(key);
    }
  }

  private static Set<Key> keys(Declared declared, Observed observed) {
    Set<Key> keys = new HashSet<>();
    for (Claim claim : declared.claims()) {
      keys.addAll(ConnectedPart.reach(claim, observed));
    }
    declared.reservations().stream()
        .map(Reservation::key)
        .flatMap(Optional::stream)
        .forEach(keys::add);
    return keys;
  }
}
