package dev.portolan.operator.chart;

import dev.portolan.intake.Declared;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import dev.portolan.manifest.Sightings;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Services that were seen or written: ours by owner, and the keys that each occupies. */
final class ServiceBook {

  /**
   * A Service and what it means.
   *
   * @param keys what it occupies, a stranger's as much as ours
   */
  record Page(Service object, Optional<Shown> ours, Set<Key> keys) {}

  private final Function<String, Terms> terms;
  private final Map<Key.ServiceName, Page> byName = new HashMap<>();
  private final Map<ResourceID, Set<Key.ServiceName>> byOwner = new HashMap<>();
  private final Map<Key, SortedMap<Key.ServiceName, Page>> byKey = new HashMap<>();
  private final Map<String, Set<Key.ServiceName>> byNamespace = new HashMap<>();

  ServiceBook(Function<String, Terms> terms) {
    this.terms = terms;
  }

  Optional<Page> page(Key.ServiceName name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<Key.ServiceName> ownedBy(ResourceID allocation) {
    return Set.copyOf(byOwner.getOrDefault(allocation, Set.of()));
  }

  Map<String, Service> controlledBy(ResourceID allocation, String uid) {
    Map<String, Service> controlled = new TreeMap<>();
    for (Key.ServiceName name : ownedBy(allocation)) {
      page(name)
          .filter(page -> page.ours().map(Shown::uid).filter(uid::equals).isPresent())
          .ifPresent(page -> controlled.put(name.service(), page.object()));
    }
    return controlled;
  }

  /** What our Services of the declared names show. */
  Observed shownFor(Optional<Declared> declared) {
    Map<Key.ServiceName, Shown> ours = new TreeMap<>();
    declared.stream()
        .flatMap(d -> d.claims().stream())
        .map(Claim::serviceName)
        .forEach(name -> page(name).flatMap(Page::ours).ifPresent(shown -> ours.put(name, shown)));
    return Observed.of(Map.of(), ours);
  }

  Collection<Page> occupying(Key key) {
    return List.copyOf(byKey.getOrDefault(key, new TreeMap<>()).values());
  }

  Optional<Stranger> stranger(Key key) {
    return occupying(key).stream()
        .filter(page -> page.ours().isEmpty())
        .map(page -> Sightings.name(page.object()))
        .map(name -> new Stranger(name.namespace(), name.service()))
        .findFirst();
  }

  /** The Services of a namespace that are not ours. */
  List<Service> strangersIn(String namespace) {
    return byNamespace.getOrDefault(namespace, Set.of()).stream()
        .sorted()
        .flatMap(name -> page(name).stream())
        .filter(page -> page.ours().isEmpty())
        .map(Page::object)
        .toList();
  }

  /** Takes a newer version in; what it meant before and means now. */
  Change put(Service service) {
    Key.ServiceName name = Sightings.name(service);
    Page before = byName.get(name);
    if (before != null && !Versions.overtaken(before.object(), service)) {
      return Change.NONE;
    }
    drop(name);
    Page after = read(service);
    add(name, after);
    return Change.of(before, after);
  }

  Change remove(Service service) {
    Key.ServiceName name = Sightings.name(service);
    Page before = byName.get(name);
    if (before == null
        || !before.object().getMetadata().getUid().equals(service.getMetadata().getUid())) {
      return Change.NONE;
    }
    drop(name);
    return Change.of(before, null);
  }

  /** Every key that a namespace's Services occupy. */
  Set<Key> occupiedIn(String namespace) {
    Set<Key> keys = new HashSet<>();
    for (Key.ServiceName name : byNamespace.getOrDefault(namespace, Set.of())) {
      page(name).ifPresent(page -> keys.addAll(page.keys()));
    }
    return keys;
  }

  /** Reads a namespace's Services again, after its terms have changed. */
  void reread(String namespace) {
    for (Key.ServiceName name : Set.copyOf(byNamespace.getOrDefault(namespace, Set.of()))) {
      Page page = byName.get(name);
      if (page != null) {
        drop(name);
        add(name, read(page.object()));
      }
    }
  }

  private Page read(Service service) {
    Terms here = terms.apply(service.getMetadata().getNamespace());
    Optional<Shown> ours = Sightings.ours(service, here);
    Set<Key> keys =
        ours.<Set<Key>>map(shown -> new HashSet<>(shown.occupied(Sightings.name(service))))
            .orElseGet(() -> new HashSet<>(Sightings.strangers(service, here).keySet()));
    keys.add(Sightings.name(service));
    return new Page(service, ours, Set.copyOf(keys));
  }

  private void add(Key.ServiceName name, Page page) {
    byName.put(name, page);
    byNamespace.computeIfAbsent(name.namespace(), n -> new HashSet<>()).add(name);
    page.keys().forEach(key -> byKey.computeIfAbsent(key, k -> new TreeMap<>()).put(name, page));
    owner(page).ifPresent(owner -> byOwner.computeIfAbsent(owner, o -> new HashSet<>()).add(name));
  }

  private void drop(Key.ServiceName name) {
    Page page = byName.remove(name);
    if (page != null) {
      byNamespace.getOrDefault(name.namespace(), new HashSet<>()).remove(name);
      page.keys().forEach(key -> byKey.computeIfPresent(key, (k, pages) -> without(pages, name)));
      owner(page)
          .ifPresent(owner -> byOwner.computeIfPresent(owner, (o, names) -> without(names, name)));
    }
  }

  @SuppressWarnings("NullAway") // a null answer removes the entry: Map.computeIfPresent
  private static SortedMap<Key.ServiceName, Page> without(
      SortedMap<Key.ServiceName, Page> pages, Key.ServiceName name) {
    pages.remove(name);
    return pages.isEmpty() ? null : pages;
  }

  @SuppressWarnings("NullAway") // a null answer removes the entry: Map.computeIfPresent
  private static Set<Key.ServiceName> without(Set<Key.ServiceName> names, Key.ServiceName name) {
    names.remove(name);
    return names.isEmpty() ? null : names;
  }

  static Optional<ResourceID> owner(Page page) {
    return page.ours()
        .map(
            shown ->
                new ResourceID(shown.allocation(), page.object().getMetadata().getNamespace()));
  }

  /**
   * What a new version of a Service changes.
   *
   * @param owners whose Service it was or is
   * @param keys what it has begun or ceased to occupy, or occupies for somebody else now
   * @param different whether a settlement could tell
   * @param strangers a stranger's Service as it was and is, where it leads elsewhere now
   */
  record Change(Set<ResourceID> owners, Set<Key> keys, boolean different, List<Service> strangers) {

    static final Change NONE = new Change(Set.of(), Set.of(), false, List.of());

    static Change of(
        @org.jspecify.annotations.Nullable Page before,
        @org.jspecify.annotations.Nullable Page after) {
      Set<ResourceID> owners = new HashSet<>();
      Set<Key> keys = new HashSet<>();
      if (before != null) {
        owner(before).ifPresent(owners::add);
        keys.addAll(before.keys());
      }
      if (after != null) {
        owner(after).ifPresent(owners::add);
        boolean sameHands = before != null && hands(before).equals(hands(after));
        after.keys().stream()
            .filter(key -> !(keys.remove(key) && sameHands))
            .toList()
            .forEach(keys::add);
      }
      return new Change(
          owners, keys, !meaning(before).equals(meaning(after)), strangers(before, after));
    }

    private static Optional<String> hands(Page page) {
      return page.ours().map(Shown::uid);
    }

    private static List<?> meaning(@org.jspecify.annotations.Nullable Page page) {
      return page == null ? List.of() : List.of(page.ours(), page.keys());
    }

    private static List<Service> strangers(
        @org.jspecify.annotations.Nullable Page before,
        @org.jspecify.annotations.Nullable Page after) {
      List<Service> both =
          Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
              .flatMap(Optional::stream)
              .filter(page -> page.ours().isEmpty())
              .map(Page::object)
              .toList();
      boolean same = both.size() == 2 && both.getFirst().getSpec().equals(both.getLast().getSpec());
      return same ? List.of() : both;
    }
  }
}
