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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Services at the API server; a stranger's is never touched. */
final class ServiceDesk {

  private final ApiServer api;
  private final Chart chart;
  private final Wakes wakes;

  ServiceDesk(ApiServer api, Chart chart, Wakes wakes) {
    this.api = api;
    this.chart = chart;
    this.wakes = wakes;
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
        .forEach(service -> write(owner, service, outcome));
  }

  /** The keys that Services with this owner's label serve, asked of the API server. */
  Set<Key> served(String namespace, String uid) {
    Set<Key> keys = new HashSet<>();
    api.list(Service.class, namespace, Labels.ALLOCATION_UID, uid).stream()
        .map(service -> Sightings.served(service, chart.terms(namespace)))
        .forEach(keys::addAll);
    return keys;
  }

  private void write(Owner owner, Service desired, Programmer.Outcome outcome) {
    Optional<Service> known = chart.service(Sightings.name(desired));
    try {
      if (known.isEmpty()) {
        learnOwn(owner, api.create(desired));
      } else {
        rewrite(owner, desired, known.get(), outcome);
      }
    } catch (KubernetesClientException e) {
      refused(e, desired, outcome);
    }
  }

  private void rewrite(Owner owner, Service desired, Service actual, Programmer.Outcome outcome) {
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
      learnOwn(owner, api.replace(Services.onto(actual, desired)));
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
    } else {
      outcome.obstacle(
          Obstacle.Kind.ApiRejected,
          name(desired),
          Rejections.sentence("Service", desired, e),
          true);
    }
  }

  private boolean somethingNewIsThere(Service desired) {
    Set<Integer> numbers =
        desired.getSpec().getPorts().stream()
            .map(port -> port.getNodePort())
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    List<Service> holders =
        api.list(Service.class).stream().filter(service -> has(service, numbers)).toList();
    holders.forEach(this::learn);
    return !holders.isEmpty();
  }

  private static boolean has(Service service, Set<Integer> numbers) {
    return numbers.contains(service.getSpec().getHealthCheckNodePort())
        || service.getSpec().getPorts().stream()
            .anyMatch(port -> numbers.contains(port.getNodePort()));
  }

  private void reread(Service service, Programmer.Outcome outcome) {
    // What comes while we ask is not what the API server said is gone.
    Optional<Service> before = chart.service(Sightings.name(service));
    api.get(Service.class, service.getMetadata().getNamespace(), name(service))
        .ifPresentOrElse(
            this::learn, () -> before.ifPresent(gone -> wakes.wake(chart.removed(gone))));
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
