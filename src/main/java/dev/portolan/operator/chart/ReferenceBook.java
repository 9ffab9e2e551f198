package dev.portolan.operator.chart;

import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Key;
import dev.portolan.manifest.Neighbourhood.Consumer;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which allocations declare a service, and which name it as a peer or as the end of a flow. */
final class ReferenceBook {

  private final Map<ResourceID, References> pages = new HashMap<>();
  private final Map<Key.ServiceName, Set<ResourceID>> declaring = new HashMap<>();
  private final Map<Key.ServiceName, Set<ResourceID>> trusting = new HashMap<>();
  private final Map<Key.ServiceName, Set<ResourceID>> connecting = new HashMap<>();
  private final Set<ResourceID> lookingAtNamespaces = new HashSet<>();

  /** Takes in what an allocation says now; who else must look again. */
  Set<ResourceID> put(ResourceID id, References now) {
    References before = pages.getOrDefault(id, References.NONE);
    if (before.equals(now)) {
      return Set.of();
    }
    Set<ResourceID> woken = concernedBy(before, now);
    remove(id);
    if (!now.equals(References.NONE)) {
      add(id, now);
    }
    woken.addAll(concernedBy(before, now));
    woken.remove(id);
    return woken;
  }

  /** Who names what has changed, and whom the changed services connect to. */
  private Set<ResourceID> concernedBy(References before, References now) {
    Set<ResourceID> concerned = new HashSet<>();
    Set<Key.ServiceName> changed = before.differing(now);
    for (Key.ServiceName name : changed) {
      concerned.addAll(trusting.getOrDefault(name, Set.of()));
      concerned.addAll(connecting.getOrDefault(name, Set.of()));
    }
    if (!changed.isEmpty()) {
      before.flows().forEach(name -> concerned.addAll(declaring.getOrDefault(name, Set.of())));
      now.flows().forEach(name -> concerned.addAll(declaring.getOrDefault(name, Set.of())));
    }
    return concerned;
  }

  /** Whoever depends on which namespaces there are, and how they are labelled. */
  Set<ResourceID> lookingAtNamespaces() {
    return Set.copyOf(lookingAtNamespaces);
  }

  /** The declaration of a service; of several, one with pods, by allocation name. */
  Optional<ServiceDeclaration> service(Key.ServiceName name) {
    List<ServiceDeclaration> all =
        declaring.getOrDefault(name, Set.of()).stream()
            .sorted(Comparator.comparing(ResourceID::getName))
            .flatMap(id -> declared(id, name).stream())
            .toList();
    return all.stream()
        .filter(service -> !service.selector().isEmpty())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The services that declare a flow to this one. */
  List<Consumer> consumersOf(Key.ServiceName name) {
    List<Consumer> consumers = new ArrayList<>();
    for (ResourceID id : connecting.getOrDefault(name, Set.of())) {
      pages
          .getOrDefault(id, References.NONE)
          .services()
          .forEach(
              (consumer, service) -> consumers.add(new Consumer(consumer.namespace(), service)));
    }
    consumers.removeIf(consumer -> consumer.service().connectsTo().isEmpty());
    consumers.sort(
        Comparator.comparing(Consumer::namespace)
            .thenComparing(consumer -> consumer.service().name()));
    return consumers;
  }

  private Optional<ServiceDeclaration> declared(ResourceID id, Key.ServiceName name) {
    return Optional.ofNullable(pages.getOrDefault(id, References.NONE).services().get(name));
  }

  private void add(ResourceID id, References now) {
    pages.put(id, now);
    now.services().keySet().forEach(name -> enter(declaring, name, id));
    now.peers().forEach(name -> enter(trusting, name, id));
    now.flows().forEach(name -> enter(connecting, name, id));
    if (now.namespaces()) {
      lookingAtNamespaces.add(id);
    }
  }

  private void remove(ResourceID id) {
    References before = pages.remove(id);
    if (before != null) {
      before.services().keySet().forEach(name -> strike(declaring, name, id));
      before.peers().forEach(name -> strike(trusting, name, id));
      before.flows().forEach(name -> strike(connecting, name, id));
      lookingAtNamespaces.remove(id);
    }
  }

  private static void enter(
      Map<Key.ServiceName, Set<ResourceID>> index, Key.ServiceName name, ResourceID id) {
    index.computeIfAbsent(name, n -> new HashSet<>()).add(id);
  }

  private static void strike(
      Map<Key.ServiceName, Set<ResourceID>> index, Key.ServiceName name, ResourceID id) {
    Set<ResourceID> ids = index.getOrDefault(name, new HashSet<>());
    ids.remove(id);
    if (ids.isEmpty()) {
      index.remove(name);
    }
  }
}
