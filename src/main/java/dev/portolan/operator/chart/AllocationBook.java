package dev.portolan.operator.chart;

import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ConnectedPart;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Reservation;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The allocations that were seen, what they declare, and who is interested in which key. */
final class AllocationBook {

  /**
   * One allocation and what it asks for.
   *
   * @param declared empty for one that is going away: it asks for nothing any more
   * @param trusts the namespaces whose services its peers name
   */
  record Page(
      PortAllocation object, Optional<Declared> declared, Set<Key> keys, Set<String> trusts) {}

  private final Map<ResourceID, Page> pages = new HashMap<>();
  private final Map<Key, Set<ResourceID>> interested = new HashMap<>();
  private final Map<String, Set<ResourceID>> trusting = new HashMap<>();
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

  Set<ResourceID> interestedIn(Key key) {
    return interested.getOrDefault(key, Set.of());
  }

  Set<ResourceID> trusting(String namespace) {
    return trusting.getOrDefault(namespace, Set.of());
  }

  /**
   * The selector of a service that an allocation of the namespace declares; of several, by
   * allocation name.
   */
  Optional<Map<String, String>> selectorOf(String namespace, String service) {
    return in(namespace).stream()
        .sorted(Comparator.comparing(ResourceID::getName))
        .flatMap(id -> declared(id).stream())
        .flatMap(declared -> declared.resolved().getSpec().services().stream())
        .filter(
            declaration -> declaration.name().equals(service) && !declaration.selector().isEmpty())
        .map(ServiceDeclaration::selector)
        .findFirst();
  }

  boolean knows(String uid, ResourceID id) {
    return page(id).filter(page -> uid.equals(page.object().getMetadata().getUid())).isPresent();
  }

  void put(ResourceID id, PortAllocation object, Optional<Declared> declared, Observed observed) {
    remove(id);
    Page page =
        new Page(
            object,
            declared,
            declared.map(d -> keys(d, observed)).orElse(Set.of()),
            declared.map(AllocationBook::trusts).orElse(Set.of()));
    pages.put(id, page);
    page.keys().forEach(key -> interested.computeIfAbsent(key, k -> new HashSet<>()).add(id));
    page.trusts()
        .forEach(namespace -> trusting.computeIfAbsent(namespace, n -> new HashSet<>()).add(id));
    byNamespace.computeIfAbsent(id.getNamespace().orElse(""), n -> new HashSet<>()).add(id);
  }

  /** Takes in a version that asks for the same. */
  void renew(ResourceID id, PortAllocation object) {
    pages.computeIfPresent(
        id, (same, page) -> new Page(object, page.declared(), page.keys(), page.trusts()));
  }

  void remove(ResourceID id) {
    Page page = pages.remove(id);
    if (page != null) {
      page.keys().forEach(key -> without(interested, key, id));
      page.trusts().forEach(namespace -> without(trusting, namespace, id));
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

  private static Set<String> trusts(Declared declared) {
    Set<String> namespaces = new HashSet<>();
    for (ServiceDeclaration service : declared.resolved().getSpec().services()) {
      Stream.concat(
              service.allowFrom().stream(),
              service.ports().stream().flatMap(port -> port.allowFrom().stream()))
          .map(Peer::service)
          .flatMap(Stream::ofNullable)
          .map(peer -> Optional.ofNullable(peer.namespace()).orElse(declared.owner().namespace()))
          .forEach(namespaces::add);
    }
    return namespaces;
  }
}
