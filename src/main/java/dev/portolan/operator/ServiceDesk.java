package dev.portolan.operator;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Owner;
import dev.portolan.manifest.Labels;
import dev.portolan.manifest.Services;
import dev.portolan.manifest.Sightings;
import dev.portolan.operator.chart.Chart;
import dev.portolan.status.Obstacle;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Services at the API server; a stranger's is never touched. */
final class ServiceDesk {

  private final ApiServer api;
  private final Chart chart;
  private final Wakes wakes;
  private final Registrar registrar;
  private final Map<Key.ServiceName, Service> refused = new ConcurrentHashMap<>();

  ServiceDesk(ApiServer api, Chart chart, Wakes wakes, Registrar registrar) {
    this.api = api;
    this.chart = chart;
    this.wakes = wakes;
    this.registrar = registrar;
  }

  /**
   * Deletes what is not desired any more, then writes what differs.
   *
   * @param unfenced services that must not be exposed further, because their NetworkPolicy could
   *     not be written
   */
  void write(
      Settled settled, List<Service> desired, Set<String> unfenced, Programmer.Outcome outcome) {
    Owner owner = settled.owner();
    Set<String> wanted =
        desired.stream()
            .map(service -> service.getMetadata().getName())
            .collect(Collectors.toSet());
    chart
        .servicesOf(owner.namespace(), owner.name(), owner.uid())
        .forEach(
            (name, service) -> {
              if (!wanted.contains(name)) {
                delete(service, outcome);
              }
            });
    desired.stream()
        .filter(service -> !unfenced.contains(service.getMetadata().getName()))
        .forEach(service -> write(settled, service, outcome));
  }

  /**
   * The keys that an allocation's Services serve, asked of the API server: those with its UID as
   * their label or as their owner, since a hand may have taken either away.
   */
  Set<Key> served(String namespace, String uid) {
    Set<Key> keys = new HashSet<>();
    api.listIn(Service.class, namespace).stream()
        .filter(service -> holders(service).containsKey(uid))
        .map(service -> Sightings.served(service, chart.terms(namespace)))
        .forEach(keys::addAll);
    return keys;
  }

  /** The allocations that a Service serves for, by its labels and by its owner: UID to name. */
  static Map<String, String> holders(Service service) {
    Map<String, String> holders = new TreeMap<>();
    Map<String, String> labels =
        Objects.requireNonNullElse(service.getMetadata().getLabels(), Map.of());
    Optional.ofNullable(labels.get(Labels.ALLOCATION_UID))
        .ifPresent(uid -> holders.put(uid, labels.getOrDefault(Labels.ALLOCATION, "")));
    Sightings.owner(service).ifPresent(owner -> holders.put(owner.getUid(), owner.getName()));
    return holders;
  }

  /** Asks the API server for the Services that refuse the allocation; whether each is as known. */
  boolean stillRefuse(Settled settled) {
    return Refusers.services(settled).allMatch(this::isAsKnown);
  }

  private boolean isAsKnown(Key.ServiceName name) {
    Optional<Service> before = chart.service(name);
    Optional<Service> now = now(name, before);
    return before.map(ServiceDesk::version).equals(now.map(ServiceDesk::version));
  }

  private Optional<Service> now(Key.ServiceName name, Optional<Service> before) {
    Optional<Service> now = api.get(Service.class, name.namespace(), name.service());
    // What comes while we ask is not what the API server said is gone.
    now.ifPresentOrElse(
        this::learn, () -> before.ifPresent(gone -> wakes.wake(chart.removed(gone))));
    return now;
  }

  private static String version(Service service) {
    return service.getMetadata().getResourceVersion();
  }

  private void write(Settled settled, Service desired, Programmer.Outcome outcome) {
    Optional<Service> known = chart.service(Sightings.name(desired));
    try {
      if (known.isEmpty() && settled.saw(Sightings.name(desired))) {
        outcome.surprise("Service " + name(desired));
      } else if (known.isEmpty()) {
        expose(settled, desired, desired, outcome);
      } else {
        rewrite(settled, desired, known.get(), outcome);
      }
    } catch (KubernetesClientException e) {
      refused(e, desired, outcome);
    }
  }

  /** Writes the Service under leases that were written again; what was refused is asked first. */
  private void expose(
      Settled settled, Service desired, Service object, Programmer.Outcome outcome) {
    Key.ServiceName name = Sightings.name(desired);
    if (desired.equals(refused.get(name))) {
      api.rehearse(object);
    }
    refused.remove(name);
    if (!registrar.renew(settled, name)) {
      outcome.surprise("a lease of Service " + name(desired));
    } else if (object.getMetadata().getResourceVersion() == null) {
      learnOwn(settled.owner(), api.create(object));
    } else {
      learnOwn(settled.owner(), api.replace(object));
    }
  }

  private void rewrite(
      Settled settled, Service desired, Service actual, Programmer.Outcome outcome) {
    Owner owner = settled.owner();
    Optional<OwnerReference> holder = Sightings.owner(actual);
    if (holder.filter(reference -> reference.getUid().equals(owner.uid())).isEmpty()) {
      notOurs(
          desired,
          holder.filter(reference -> reference.getName().equals(owner.name())).isPresent(),
          outcome);
      return;
    }
    Optional<String> recreation = Services.needsRecreation(desired, actual);
    recreation.ifPresent(
        why -> outcome.obstacle(Obstacle.Kind.RecreateRequired, name(desired), why, false));
    if (recreation.isEmpty() && !Services.matches(desired, actual)) {
      expose(settled, desired, Services.onto(actual, desired), outcome);
    }
  }

  private static void notOurs(Service desired, boolean formerSelf, Programmer.Outcome outcome) {
    String name = desired.getMetadata().getNamespace() + "/" + name(desired);
    if (formerSelf) {
      outcome.obstacle(
          Obstacle.Kind.WaitingForRelease,
          name(desired),
          "Service "
              + name
              + " still belongs to a former allocation of this name; it goes when that is collected.",
          false);
    } else {
      outcome.obstacle(
          Obstacle.Kind.ServiceNameTaken,
          name(desired),
          "Service "
              + name
              + " exists and is not this allocation's; nothing there was changed. Rename the service, or remove that one.",
          false);
    }
  }

  private void refused(KubernetesClientException e, Service desired, Programmer.Outcome outcome) {
    if (e.getCode() <= 0) {
      throw e;
    }
    boolean known = chart.service(Sightings.name(desired)).isPresent();
    // What was never there cannot have gone: then it is the namespace that is missing.
    boolean changed = e.getCode() == HTTP_CONFLICT || (e.getCode() == HTTP_NOT_FOUND && known);
    // A repeated create is refused for its own number: who has it must be read before anything is
    // concluded.
    if (changed || (Rejections.numberTaken(e) && somethingNewIsThere(desired))) {
      reread(desired, outcome);
    } else if (Rejections.range(e).filter(chart::learn).isPresent()) {
      outcome.surprise("the node ports that the API server hands out");
    } else {
      refused.put(Sightings.name(desired), desired);
      outcome.obstacle(
          Obstacle.Kind.ApiRejected,
          name(desired),
          Rejections.sentence("Service", desired, e),
          true);
    }
  }

  /** Forgets what was refused to an allocation that is gone. */
  void forget(String uid) {
    refused.values().removeIf(service -> holders(service).containsKey(uid));
  }

  private boolean somethingNewIsThere(Service desired) {
    Set<Integer> numbers =
        desired.getSpec().getPorts().stream()
            .map(port -> port.getNodePort())
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    List<Service> holders =
        api.list(Service.class).stream()
            .filter(service -> has(service, numbers))
            .filter(this::isNews)
            .toList();
    holders.stream()
        .flatMap(
            holder ->
                api.get(Service.class, holder.getMetadata().getNamespace(), name(holder)).stream())
        .forEach(this::learn);
    return !holders.isEmpty();
  }

  private boolean isNews(Service service) {
    return chart
        .service(Sightings.name(service))
        .map(ServiceDesk::version)
        .filter(version(service)::equals)
        .isEmpty();
  }

  private static boolean has(Service service, Set<Integer> numbers) {
    return numbers.contains(service.getSpec().getHealthCheckNodePort())
        || service.getSpec().getPorts().stream()
            .anyMatch(port -> numbers.contains(port.getNodePort()));
  }

  private void reread(Service service, Programmer.Outcome outcome) {
    Key.ServiceName name = Sightings.name(service);
    Optional<Service> unused = now(name, chart.service(name));
    outcome.surprise("Service " + name(service));
  }

  private void delete(Service service, Programmer.Outcome outcome) {
    try {
      api.delete(service);
      wakes.wake(chart.remove(service));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HTTP_CONFLICT) {
        throw e;
      }
      reread(service, outcome);
    }
  }

  private void learnOwn(Owner owner, Service service) {
    wakes.wakeOthers(new ResourceID(owner.name(), owner.namespace()), chart.put(service));
  }

  private void learn(Service service) {
    wakes.wake(chart.put(service));
  }

  private static String name(Service service) {
    return service.getMetadata().getName();
  }
}
