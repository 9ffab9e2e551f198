package dev.portolan.operator.faults;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Program;
import dev.portolan.operator.scenarios.Outcome;
import dev.portolan.operator.scenarios.Place;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One look at a place: how it differs from what it must be. */
final class Look {
  private final List<PortAllocation> allocations = new ArrayList<>();
  private final Map<String, String> holders = new TreeMap<>();
  private final List<Service> services = new ArrayList<>();
  private final List<String> fences = new ArrayList<>();

  private Look(KubernetesClient client, Place place) {
    for (String namespace : place.namespaces()) {
      allocations.addAll(
          client.resources(PortAllocation.class).inNamespace(namespace).list().getItems());
      services.addAll(client.services().inNamespace(namespace).list().getItems());
      client.network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream()
          .map(policy -> namespace + "/" + policy.getMetadata().getName())
          .forEach(fences::add);
    }
    for (PortLease lease : client.resources(PortLease.class).list().getItems()) {
      var holder = lease.getSpec().holder();
      if (place.namespaces().contains(holder.namespace())) {
        holders.put(lease.getMetadata().getName(), holder.namespace() + "/" + holder.name());
      }
    }
  }

  static Look at(KubernetesClient client, Place place) {
    return new Look(client, place);
  }

  /** Everything that is not as it must be (L1, L3), each in one line. */
  List<String> differences(Outcome wanted) {
    List<String> differences = new ArrayList<>();
    differ(differences, "ports", wanted.ports(), ports());
    differ(differences, "reservations", wanted.reservations(), reservations());
    differ(differences, "leases", wanted.leases(), named(wanted.leases().keySet()));
    differ(differences, "chosen node ports", wanted.chosen(), chosen(wanted.leases().keySet()));
    differ(differences, "Services show", declared(), shown());
    unsettled().forEach(name -> differences.add(name + " is not settled at its generation"));
    untold().forEach(port -> differences.add(port + " is not told by whom it is refused"));
    if (!differences.isEmpty()) {
      differences.addAll(refusals());
    }
    return differences;
  }

  /** What those who did not get their port are told, for whoever reads of a difference. */
  private List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    answers(
        (allocation, port) -> {
          if (port.state() != PortState.Granted && port.message() != null) {
            refusals.add(name(allocation) + " is told: " + port.message());
          }
        });
    return refusals;
  }

  /** Whether no object is left that the cluster collects with its owner. */
  boolean collected() {
    return fences.isEmpty() && services.isEmpty();
  }

  /** What is there although every allocation is gone. */
  List<String> leaks() {
    List<String> leaks = new ArrayList<>(fences);
    services.forEach(service -> leaks.add("Service " + name(service)));
    holders.forEach((lease, holder) -> leaks.add("lease " + lease + " of " + holder));
    return leaks;
  }

  private static void differ(List<String> differences, String what, Object wanted, Object there) {
    if (!wanted.equals(there)) {
      differences.add(what + " " + there + ", wanted " + wanted);
    }
  }

  private Map<String, PortState> ports() {
    Map<String, PortState> states = new TreeMap<>();
    answers(
        (allocation, port) ->
            states.put(name(allocation) + "/" + port.service() + "/" + port.name(), port.state()));
    return states;
  }

  private Map<String, String> reservations() {
    Map<String, String> states = new TreeMap<>();
    for (PortAllocation allocation : allocations) {
      status(allocation)
          .flatMap(status -> status.reservations().stream())
          .forEach(r -> states.put(name(allocation) + "/" + r.name(), r.state()));
    }
    return states;
  }

  private Map<String, String> named(Set<String> wanted) {
    Map<String, String> named = new TreeMap<>(holders);
    named.keySet().removeIf(name -> name.startsWith("node.") && !wanted.contains(name));
    return named;
  }

  private Map<String, Integer> chosen(Set<String> wanted) {
    Map<String, Integer> chosen = new TreeMap<>();
    holders.forEach(
        (name, holder) -> {
          if (name.startsWith("node.") && !wanted.contains(name)) {
            chosen.merge(holder, 1, Integer::sum);
          }
        });
    return chosen;
  }

  /** What every Service must show by the statuses: granted numbers, and kept ones. */
  private Map<String, Set<Integer>> declared() {
    Map<String, Set<Integer>> numbers = new HashMap<>();
    answers(
        (allocation, port) -> {
          boolean programmed =
              allocation.getSpec().program().contains(Program.Service)
                  && allocation.getSpec().services().stream()
                      .anyMatch(s -> s.name().equals(port.service()) && !s.selector().isEmpty());
          String service = allocation.getMetadata().getNamespace() + "/" + port.service();
          if (programmed && port.state() == PortState.Granted) {
            numbers.computeIfAbsent(service, s -> new TreeSet<>()).add(port.port());
          }
          if (programmed && port.state() == PortState.Kept) {
            int served = Objects.requireNonNull(port.served()).port();
            numbers.computeIfAbsent(service, s -> new TreeSet<>()).add(served);
          }
        });
    return numbers;
  }

  private Map<String, Set<Integer>> shown() {
    Map<String, Set<Integer>> numbers = new HashMap<>();
    for (Service service : services) {
      if (World.owner(service).isPresent()) {
        Set<Integer> shown = new TreeSet<>();
        service.getSpec().getPorts().forEach(port -> shown.add(port.getPort()));
        numbers.put(name(service), shown);
      }
    }
    return numbers;
  }

  private List<String> unsettled() {
    return allocations.stream()
        .filter(
            allocation ->
                status(allocation)
                    .noneMatch(
                        status ->
                            Objects.equals(
                                status.observedGeneration(),
                                allocation.getMetadata().getGeneration())))
        .map(Look::name)
        .toList();
  }

  private List<String> untold() {
    List<String> untold = new ArrayList<>();
    answers(
        (allocation, port) -> {
          if (port.reason().equals("HeldByOther") && port.holder() == null) {
            untold.add(name(allocation) + "/" + port.service() + "/" + port.name());
          }
        });
    return untold;
  }

  private void answers(java.util.function.BiConsumer<PortAllocation, PortStatus> each) {
    for (PortAllocation allocation : allocations) {
      status(allocation)
          .flatMap(status -> status.ports().stream())
          .forEach(port -> each.accept(allocation, port));
    }
  }

  private static Stream<dev.portolan.api.PortAllocationStatus> status(PortAllocation allocation) {
    return Optional.ofNullable(allocation.getStatus()).stream();
  }

  private static String name(io.fabric8.kubernetes.api.model.HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
