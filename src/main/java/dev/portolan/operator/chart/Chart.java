package dev.portolan.operator.chart;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.World;
import dev.portolan.manifest.Neighbourhood;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The cluster as the operator knows it, from events and from the answers to its own writes.
 *
 * <p>Every {@code put} and {@code remove} answers with the allocations that must look again. Older
 * versions of what is known are ignored, so that events and answers may come in any order. It makes
 * things fast and friendly and is trusted for nothing: who has a key is for the API server to say.
 */
public final class Chart {

  private final Houses houses = new Houses();
  private final AllocationBook allocations = new AllocationBook();
  private final LeaseBook leases = new LeaseBook(houses::terms);
  private final ServiceBook services = new ServiceBook(houses::terms);
  private final Graves graves = new Graves();
  private final Judgements judgements = new Judgements();
  private final Parts parts =
      new Parts(said -> new Gathering(allocations, leases, services, houses::terms, said));

  /** Takes an allocation in; those woken do not include itself. */
  public synchronized Set<ResourceID> put(PortAllocation allocation) {
    ResourceID id = ResourceID.fromResource(allocation);
    Optional<PortAllocation> known = allocations.page(id).map(AllocationBook.Page::object);
    if (graves.holds(allocation) || !Versions.outdated(known.orElse(null), allocation)) {
      return Set.of();
    }
    if (known.filter(old -> Versions.sameDeclaration(old, allocation)).isPresent()) {
      allocations.renew(id, allocation);
      return Set.of();
    }
    Set<ResourceID> woken = allocations.neighbours(id);
    woken.addAll(declare(id, allocation));
    woken.addAll(allocations.neighbours(id));
    woken.remove(id);
    return woken;
  }

  /** Forgets an allocation that is gone. */
  public synchronized Set<ResourceID> removed(PortAllocation allocation) {
    graves.add(allocation);
    ResourceID id = ResourceID.fromResource(allocation);
    if (!allocations.knows(allocation.getMetadata().getUid(), id)) {
      return Set.of();
    }
    Set<ResourceID> woken = allocations.neighbours(id);
    woken.addAll(allocations.remove(id));
    judgements.forget(id);
    parts.changed();
    woken.remove(id);
    return woken;
  }

  /** Takes a lease in. */
  public synchronized Set<ResourceID> put(PortLease lease) {
    return !graves.holds(lease) && leases.put(lease) ? concerned(lease) : Set.of();
  }

  /** Forgets a lease that the operator freed. */
  public synchronized Set<ResourceID> remove(PortLease lease) {
    return leases.remove(lease) ? concerned(lease) : Set.of();
  }

  /** Forgets a lease that is gone. */
  public synchronized Set<ResourceID> removed(PortLease lease) {
    graves.add(lease);
    Set<ResourceID> woken = remove(lease);
    leases.settled(lease);
    return woken;
  }

  /** Takes a Service in, ours or a stranger's. */
  public synchronized Set<ResourceID> put(Service service) {
    return graves.holds(service) ? Set.of() : woken(services.put(service));
  }

  /** Forgets a Service that the operator deleted; it may linger. */
  public synchronized Set<ResourceID> remove(Service service) {
    return woken(services.remove(service));
  }

  /** Forgets a Service that is gone. */
  public synchronized Set<ResourceID> removed(Service service) {
    graves.add(service);
    return remove(service);
  }

  /** Takes a policy in. */
  public synchronized Set<ResourceID> put(PortPolicy policy) {
    return redeclare(houses.put(policy));
  }

  /** Forgets a policy. */
  public synchronized Set<ResourceID> remove(PortPolicy policy) {
    return redeclare(houses.remove(policy));
  }

  /** Takes a namespace in. */
  public synchronized Set<ResourceID> put(Namespace namespace) {
    return relabelled(namespace, houses::put);
  }

  /** Forgets a namespace. */
  public synchronized Set<ResourceID> remove(Namespace namespace) {
    return relabelled(namespace, houses::remove);
  }

  /** Everything that the verdicts on an allocation depend on; empty when it is going away. */
  public synchronized Optional<Gathered> gather(PortAllocation allocation, Instant now) {
    put(allocation);
    String uid = allocation.getMetadata().getUid();
    ResourceID id = ResourceID.fromResource(allocation);
    return allocations
        .page(id)
        .filter(page -> Objects.equals(page.object().getMetadata().getUid(), uid))
        .flatMap(
            page ->
                page.declared().map(it -> new Gathered(page.object(), it, parts.around(id, now))));
  }

  /** An allocation was judged so; the others that are judged otherwise than they were last. */
  public synchronized Set<ResourceID> judged(Gathered gathered) {
    return judgements.take(gathered);
  }

  /** Alternatives that take everything known into account. */
  public Alternatives alternatives(Rules rules, Observed observed) {
    return Alternatives.among(this::occupied, rules, observed);
  }

  /** What is declared and seen around allocations, for peers and flows that name it. */
  public Neighbourhood neighbourhood() {
    return new ChartedNeighbourhood(this, allocations.references(), services, houses);
  }

  /** The object of a lease as it was last seen. */
  public synchronized Optional<PortLease> lease(Key key) {
    return leases.page(key).map(LeaseBook.Page::object);
  }

  /** The leases of an incarnation of an allocation, by name. */
  public synchronized List<PortLease> leasesOf(String namespace, String name, String uid) {
    return leases.heldBy(new ResourceID(name, namespace)).stream()
        .filter(page -> page.lease().uid().equals(uid))
        .map(LeaseBook.Page::object)
        .toList();
  }

  /** Whether this incarnation of an allocation is known to live. */
  public synchronized boolean lives(String namespace, String name, String uid) {
    return allocations.knows(uid, new ResourceID(name, namespace));
  }

  /** What the allocations of a namespace declare, apart from those that are going away. */
  synchronized Map<ResourceID, Declared> declaredIn(String namespace) {
    return allocations.declaredIn(namespace);
  }

  /** What the policies of a namespace make of a wish there. */
  public synchronized Terms terms(String namespace) {
    return houses.terms(namespace);
  }

  /** Whether a namespace's policies tell others no more of a holder there than the namespace. */
  public synchronized boolean isDiscreet(String namespace) {
    return houses.place(namespace).house().discreet();
  }

  /** The policy that a denial names as its rule. */
  public synchronized Optional<PortPolicy> policy(String rule) {
    return houses.policy(rule);
  }

  /** A Service as it was last seen. */
  public synchronized Optional<Service> service(Key.ServiceName name) {
    return services.page(name).map(ServiceBook.Page::object);
  }

  /** The Services that an incarnation of an allocation controls. */
  public synchronized Map<String, Service> servicesOf(String namespace, String name, String uid) {
    return services.controlledBy(new ResourceID(name, namespace), uid);
  }

  /** The reservations that could take a lease back, and the rules for them and for its holder. */
  public synchronized World around(Lease lease, Instant now) {
    String namespace = lease.namespace();
    World world =
        allocations.interestedIn(lease.key()).stream()
            .findFirst()
            .map(id -> parts.around(id, now).world())
            .orElseGet(() -> World.empty(now));
    return world.with(world.rules().with(namespace, houses.place(namespace).house().rules()));
  }

  /** The labels of all namespaces, by name. */
  public synchronized Map<String, Map<String, String>> namespaceLabels() {
    return houses.labels();
  }

  /** Takes in which node ports the API server hands out; whether that is news. */
  public synchronized boolean learn(NodePortRule range) {
    return parts.learn(range);
  }

  private synchronized boolean occupied(Key key) {
    return !allocations.interestedIn(key).isEmpty()
        || leases.page(key).isPresent()
        || !leases.formerly(key).isEmpty()
        || !services.occupying(key).isEmpty();
  }

  private Set<ResourceID> declare(ResourceID id, PortAllocation allocation) {
    String namespace = id.getNamespace().orElse("");
    boolean going =
        allocation.getMetadata().getDeletionTimestamp() != null || houses.terminating(namespace);
    Optional<Declared> declared =
        going ? Optional.empty() : Optional.of(Declared.of(allocation, houses.place(namespace)));
    parts.changed();
    return allocations.put(id, allocation, declared, services.shownFor(declared));
  }

  private Set<ResourceID> relabelled(Namespace it, Function<Namespace, Set<String>> change) {
    var before = houses.labelsOf(it);
    Set<ResourceID> woken = redeclare(change.apply(it));
    if (!houses.labelsOf(it).equals(before)) {
      woken.addAll(allocations.references().lookingAtNamespaces());
    }
    return woken;
  }

  private Set<ResourceID> redeclare(Set<String> namespaces) {
    Set<ResourceID> woken = new HashSet<>();
    leases.reread(namespaces);
    for (String namespace : namespaces) {
      parts.changed();
      woken.addAll(allocations.interestedInAny(services.occupiedIn(namespace)));
      services.reread(namespace);
      woken.addAll(allocations.interestedInAny(services.occupiedIn(namespace)));
      for (ResourceID id : allocations.in(namespace)) {
        woken.addAll(allocations.neighbours(id));
        allocations.page(id).ifPresent(page -> woken.addAll(declare(id, page.object())));
        woken.addAll(allocations.neighbours(id));
        woken.add(id);
      }
    }
    return woken;
  }

  private Set<ResourceID> woken(ServiceBook.Change change) {
    Set<ResourceID> woken = new HashSet<>(change.owners());
    if (change.different()) {
      parts.changed();
    }
    if (!change.keys().isEmpty()) {
      change
          .owners()
          .forEach(
              id ->
                  allocations.page(id).ifPresent(page -> woken.addAll(declare(id, page.object()))));
    }
    change.keys().forEach(key -> woken.addAll(allocations.interestedIn(key)));
    change.strangers().forEach(stranger -> woken.addAll(allocations.sharingPods(stranger)));
    return woken;
  }

  private Set<ResourceID> concerned(PortLease lease) {
    parts.changed();
    Lease read = Leases.read(lease);
    Set<ResourceID> woken = allocations.interestedInAny(leases.keys(read));
    woken.add(new ResourceID(read.allocation(), read.namespace()));
    woken.removeIf(id -> allocations.page(id).isEmpty());
    return woken;
  }
}
