package dev.portolan.operator.faults;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Program;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plays a chronicle once more and holds the invariants of the design (section 12) against every
 * state.
 *
 * <pre>
 *  a Service shows a key that it did not show before
 *    S1   nobody else's Service serves it
 *    S2   its owner has the lease, but for a node port that the API server chose
 *    S8   its NetworkPolicy stands, unless its owner is gone, and the cluster collects both
 *  a Service or NetworkPolicy is written
 *    S5   a stranger's is not
 *    S6   its owner lives, or lived, in the same namespace
 *  a lease goes, or gets another holder
 *    S3   not while its holder was told that it is granted, and nothing was edited since
 *    S9   no Service of its former holder serves the key
 *  a Service loses a port                S3, the same
 *  a status is written
 *    S10  observedGeneration does not go back; what is called Ready has its leases and Services
 * </pre>
 */
final class Replay {
  private final World world = new World();
  private final Set<String> namespaces;
  private final List<String> violations = new ArrayList<>();

  /** What each allocation was promised by its last status, by UID: nothing after an edit. */
  private final Map<String, Promise> promises = new HashMap<>();

  private final Map<String, Long> observed = new HashMap<>();
  private final Map<String, String> homes = new HashMap<>();

  private record Promise(Set<String> leases, Set<String> ports) {}

  private Replay(Set<String> namespaces) {
    this.namespaces = Set.copyOf(namespaces);
  }

  /** What was wrong in these namespaces, each in one line. */
  static List<String> violations(List<Event> events, Set<String> namespaces) {
    Replay replay = new Replay(namespaces);
    events.forEach(replay::move);
    return List.copyOf(replay.violations);
  }

  private void move(Event event) {
    Set<String> before = event.object() instanceof Service service ? keysBefore(service) : Set.of();
    Optional<HasMetadata> was = world.move(event);
    switch (event.object()) {
      case Service service when concerns(service) -> serviceMoved(event, service, was, before);
      case NetworkPolicy policy when concerns(policy) -> written(event, policy, was);
      case PortLease lease when held(lease) -> leaseMoved(event, lease, was);
      case PortAllocation allocation when concerns(allocation) ->
          allocationMoved(event, allocation, was);
      case PortPolicy policy -> promises.clear();
      case Namespace namespace when namespaces.contains(name(namespace)) -> promises.clear();
      default -> {}
    }
  }

  private boolean concerns(HasMetadata object) {
    return namespaces.contains(object.getMetadata().getNamespace());
  }

  private boolean held(PortLease lease) {
    return namespaces.contains(lease.getSpec().holder().namespace());
  }

  private Set<String> keysBefore(Service service) {
    return world
        .service(service.getMetadata().getNamespace(), service.getMetadata().getName())
        .filter(was -> was.getMetadata().getUid().equals(service.getMetadata().getUid()))
        .map(world::keys)
        .orElse(Set.of());
  }

  private void serviceMoved(
      Event event, Service service, Optional<HasMetadata> was, Set<String> before) {
    written(event, service, was);
    World.owner(service).ifPresent(owner -> promised(event, service, owner));
    if (!event.gone()) {
      Set<String> fresh = new TreeSet<>(world.keys(service));
      fresh.removeAll(before);
      for (String key : fresh) {
        servedOnce(event, service, key);
        World.owner(service).ifPresent(owner -> leased(event, service, key, owner));
      }
      if (!fresh.isEmpty()) {
        World.owner(service).ifPresent(owner -> fenced(event, service, owner));
      }
    }
  }

  private void servedOnce(Event event, Service service, String key) {
    world
        .all(Service.class)
        .filter(this::concerns)
        .filter(other -> !World.owner(other).equals(World.owner(service)))
        .filter(other -> World.owner(other).isPresent() && World.owner(service).isPresent())
        .filter(other -> world.keys(other).contains(key))
        // What is left of two that are gone is the cluster's to collect.
        .filter(other -> isOfSomebody(service) || isOfSomebody(other))
        .forEach(other -> complain("S1", event, key + " is served by " + name(other) + ", too"));
  }

  private void leased(Event event, Service service, String key, String owner) {
    boolean chosen = key.startsWith("node.") && !states(owner, key);
    boolean held =
        world.lease(key).filter(lease -> lease.getSpec().holder().uid().equals(owner)).isPresent();
    if (!held && !chosen && isOfSomebody(service)) {
      complain("S2", event, name(service) + " serves " + key + " without a lease");
    }
  }

  private boolean isOfSomebody(Service service) {
    return World.owner(service).flatMap(world::allocation).isPresent();
  }

  private boolean states(String owner, String key) {
    return world.allocation(owner).stream()
        .flatMap(allocation -> allocation.getSpec().services().stream())
        .flatMap(service -> service.ports().stream())
        .anyMatch(port -> key.equals("node." + port.nodePort()));
  }

  private void fenced(Event event, Service service, String owner) {
    boolean stands = world.allocation(owner).isEmpty() || fence(service, owner);
    if (!stands) {
      complain("S8", event, name(service) + " is exposed without its NetworkPolicy");
    }
  }

  private boolean fence(Service service, String owner) {
    return world
        .fence(service.getMetadata().getNamespace(), service.getMetadata().getName())
        .flatMap(World::owner)
        .filter(owner::equals)
        .isPresent();
  }

  private void written(Event event, HasMetadata object, Optional<HasMetadata> was) {
    Optional<String> owner = World.owner(object);
    if (owner.isEmpty() && was.isPresent() && !event.gone()) {
      complain("S5", event, "a stranger's object was written");
    }
    owner
        .map(homes::get)
        .filter(home -> !home.equals(object.getMetadata().getNamespace()))
        .ifPresent(home -> complain("S6", event, "its owner lives in " + home));
  }

  private void leaseMoved(Event event, PortLease lease, Optional<HasMetadata> was) {
    PortLease before = was.map(PortLease.class::cast).orElse(lease);
    String uid = before.getSpec().holder().uid();
    boolean sameName = name(before).equals(name(lease)) && !event.gone();
    if (was.isPresent() && !(sameName && uid.equals(lease.getSpec().holder().uid()))) {
      String key = lease.getMetadata().getName();
      Optional.ofNullable(promises.get(uid))
          .filter(promise -> promise.leases().contains(key))
          .ifPresent(promise -> complain("S3", event, key + " was granted to " + name(before)));
      if (!sameName) {
        freed(event, key, uid);
      }
    }
  }

  private void freed(Event event, String key, String uid) {
    world
        .all(Service.class)
        .filter(service -> World.owner(service).equals(Optional.of(uid)))
        .filter(service -> world.keys(service).contains(key))
        .forEach(service -> complain("S9", event, key + " is still served by " + name(service)));
  }

  private void promised(Event event, Service service, String owner) {
    Set<String> shown = new TreeSet<>();
    if (!event.gone()) {
      service
          .getSpec()
          .getPorts()
          .forEach(port -> shown.add(service.getMetadata().getName() + "/" + port.getName()));
    }
    Optional.ofNullable(promises.get(owner)).stream()
        .flatMap(promise -> promise.ports().stream())
        .filter(port -> port.startsWith(service.getMetadata().getName() + "/"))
        .filter(port -> !shown.contains(port))
        .forEach(port -> complain("S3", event, port + " was granted, and is not served any more"));
  }

  private void allocationMoved(Event event, PortAllocation now, Optional<HasMetadata> was) {
    String uid = now.getMetadata().getUid();
    homes.put(uid, now.getMetadata().getNamespace());
    boolean edited =
        was.map(
                before ->
                    !before.getMetadata().getGeneration().equals(now.getMetadata().getGeneration()))
            .orElse(true);
    if (event.gone() || edited || now.getMetadata().getDeletionTimestamp() != null) {
      promises.remove(uid);
    }
    if (!event.gone() && now.getStatus() != null && now.getStatus().observedGeneration() != null) {
      told(event, now, uid);
    }
  }

  private void told(Event event, PortAllocation now, String uid) {
    PortAllocationStatus status = now.getStatus();
    long generation = Objects.requireNonNull(status.observedGeneration());
    if (generation < observed.getOrDefault(uid, 0L)) {
      complain("S10", event, "observedGeneration went back to " + generation);
    }
    observed.put(uid, generation);
    if (generation == now.getMetadata().getGeneration()) {
      List<PortStatus> granted =
          status.ports().stream().filter(port -> port.state() == PortState.Granted).toList();
      boolean ready =
          status.conditions().stream()
              .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
      if (ready) {
        granted.forEach(port -> ready(event, now, port));
      }
      promises.put(uid, promise(now, granted, ready));
    }
  }

  private static Promise promise(PortAllocation now, List<PortStatus> granted, boolean ready) {
    Set<String> leases = new TreeSet<>();
    Set<String> ports = new TreeSet<>();
    for (PortStatus port : granted) {
      leases.addAll(port.leases());
      if (ready && programmed(now, port)) {
        ports.add(port.service() + "/" + port.name());
      }
    }
    return new Promise(leases, ports);
  }

  private void ready(Event event, PortAllocation now, PortStatus port) {
    String uid = now.getMetadata().getUid();
    for (String key : port.leases()) {
      if (world.lease(key).filter(l -> l.getSpec().holder().uid().equals(uid)).isEmpty()) {
        complain("S10", event, "is Ready without " + key);
      }
    }
    if (programmed(now, port) && !shows(now, port)) {
      complain(
          "S10", event, "is Ready, and no Service shows " + port.service() + "/" + port.name());
    }
  }

  private static boolean programmed(PortAllocation now, PortStatus port) {
    return now.getSpec().program().contains(Program.Service)
        && now.getSpec().services().stream()
            .anyMatch(s -> s.name().equals(port.service()) && !s.selector().isEmpty());
  }

  private boolean shows(PortAllocation now, PortStatus port) {
    return world
        .service(now.getMetadata().getNamespace(), port.service())
        .filter(service -> World.owner(service).equals(Optional.of(now.getMetadata().getUid())))
        .stream()
        .flatMap(service -> service.getSpec().getPorts().stream())
        .anyMatch(shown -> shown.getPort().equals(port.port()));
  }

  private void complain(String invariant, Event event, String what) {
    violations.add(invariant + " at " + event + ": " + what);
  }

  private static String name(HasMetadata object) {
    return switch (object) {
      case PortLease lease ->
          lease.getSpec().holder().namespace() + "/" + lease.getSpec().holder().name();
      case Namespace namespace -> namespace.getMetadata().getName();
      default -> object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    };
  }
}
