package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What the API server fills into a Service, above all its allocator of node ports: one number for
 * the whole cluster, whatever the protocol.
 */
final class NodePorts {
  static final int FIRST = 30000;
  static final int LAST = 32767;

  private final Store store;
  private final Choice choice;
  private int addresses;

  /** Chooses a number that is not taken. */
  @FunctionalInterface
  interface Choice {
    int among(IntPredicate taken);

    /** Chooses from few numbers, so that choices meet wishes. */
    static Choice ofFew(Random random) {
      return taken -> {
        int number = FIRST + random.nextInt(4);
        while (taken.test(number)) {
          number++;
        }
        return number;
      };
    }
  }

  NodePorts(Store store, Choice choice) {
    this.store = store;
    this.choice = choice;
  }

  /** The Service as it would be stored, or a refusal. */
  Service admit(Service sent, Optional<Service> before) {
    ServiceSpec spec = sent.getSpec();
    String type = Objects.requireNonNullElse(spec.getType(), "ClusterIP");
    ServiceSpecBuilder filled = new ServiceSpecBuilder(spec).withType(type);
    if (spec.getClusterIP() == null || spec.getClusterIP().isEmpty()) {
      filled.withClusterIP(
          before.map(was -> was.getSpec().getClusterIP()).orElseGet(this::address));
    }
    Allocation allocation = new Allocation(sent, before);
    filled.withPorts(allocation.ports(allocates(type, spec)));
    if (type.equals("LoadBalancer") && spec.getAllocateLoadBalancerNodePorts() == null) {
      filled.withAllocateLoadBalancerNodePorts(true);
    }
    if (type.equals("LoadBalancer") && "Local".equals(spec.getExternalTrafficPolicy())) {
      filled.withHealthCheckNodePort(allocation.healthCheck());
    }
    return new ServiceBuilder(sent).withSpec(filled.build()).build();
  }

  private static boolean allocates(String type, ServiceSpec spec) {
    return type.equals("NodePort")
        || (type.equals("LoadBalancer")
            && !Boolean.FALSE.equals(spec.getAllocateLoadBalancerNodePorts()));
  }

  private String address() {
    addresses++;
    return "10.0." + addresses / 250 + "." + (1 + addresses % 250);
  }

  static Set<Integer> numbers(Service service) {
    Set<Integer> numbers = new HashSet<>();
    for (ServicePort port : service.getSpec().getPorts()) {
      if (port.getNodePort() != null && port.getNodePort() > 0) {
        numbers.add(port.getNodePort());
      }
    }
    if (service.getSpec().getHealthCheckNodePort() != null) {
      numbers.add(service.getSpec().getHealthCheckNodePort());
    }
    return numbers;
  }

  /** The numbers of one Service while it is written. */
  private final class Allocation {
    private final Service sent;
    private final Optional<Service> before;
    private final Set<Integer> others = new HashSet<>();
    private final Set<Integer> own;
    private final Set<Integer> fresh = new HashSet<>();

    Allocation(Service sent, Optional<Service> before) {
      this.sent = sent;
      this.before = before;
      this.own = before.map(NodePorts::numbers).orElse(Set.of());
      // A create is judged before its name is: its own number counts as taken, too.
      store.all(Service.class).stream()
          .filter(other -> before.isEmpty() || !Kind.key(other).equals(Kind.key(sent)))
          .forEach(other -> others.addAll(numbers(other)));
    }

    List<ServicePort> ports(boolean allocates) {
      List<ServicePort> ports = new ArrayList<>();
      for (int i = 0; i < sent.getSpec().getPorts().size(); i++) {
        ServicePort port = defaulted(sent.getSpec().getPorts().get(i));
        boolean stated = port.getNodePort() != null && port.getNodePort() > 0;
        if (stated && mayNotState()) {
          throw invalid(i, "Forbidden: may not be used when `type` is 'ClusterIP'");
        }
        if (stated) {
          take(i, port, ports);
        }
        ports.add(port);
      }
      return allocates ? allocated(ports) : ports;
    }

    private List<ServicePort> allocated(List<ServicePort> ports) {
      List<ServicePort> all = ports.stream().map(port -> allocated(port, ports)).toList();
      Set<String> seen = new HashSet<>();
      if (!all.stream().allMatch(port -> seen.add(port.getProtocol() + port.getNodePort()))) {
        throw Refusals.failed("duplicate nodePort");
      }
      return all;
    }

    private boolean mayNotState() {
      String type = sent.getSpec().getType();
      return type == null || type.equals("ClusterIP");
    }

    private void take(int index, ServicePort port, List<ServicePort> earlier) {
      int number = port.getNodePort();
      boolean shared = fresh.contains(number) && (before.isPresent() || sharedWith(port, earlier));
      if (own.contains(number) || shared) {
        return;
      }
      if (number < FIRST || number > LAST) {
        throw invalid(
            index,
            "Invalid value: %d: provided port is not in the valid range. The range of valid ports is %d-%d"
                .formatted(number, FIRST, LAST));
      }
      if (others.contains(number) || !fresh.add(number)) {
        throw invalid(index, "Invalid value: " + number + ": provided port is already allocated");
      }
    }

    private boolean sharedWith(ServicePort port, List<ServicePort> earlier) {
      return earlier.stream()
          .anyMatch(
              other ->
                  Objects.equals(other.getNodePort(), port.getNodePort())
                      && other.getPort().equals(port.getPort())
                      && !other.getProtocol().equals(port.getProtocol()));
    }

    private ServicePort allocated(ServicePort port, List<ServicePort> ports) {
      if (port.getNodePort() != null && port.getNodePort() > 0) {
        return port;
      }
      int number =
          former(port).or(() -> twin(port, ports)).orElseGet(() -> choice.among(this::taken));
      fresh.add(number);
      ServicePort chosen = new ServicePortBuilder(port).withNodePort(number).build();
      ports.set(ports.indexOf(port), chosen);
      return chosen;
    }

    // Only who is new shares a number of his own choice between protocols.
    private Optional<Integer> twin(ServicePort port, List<ServicePort> ports) {
      return ports.stream()
          .filter(other -> before.isEmpty())
          .filter(other -> other.getPort().equals(port.getPort()))
          .filter(other -> !other.getProtocol().equals(port.getProtocol()))
          .map(ServicePort::getNodePort)
          .filter(number -> number != null && number > 0)
          .findFirst();
    }

    private Optional<Integer> former(ServicePort port) {
      return before.stream()
          .flatMap(was -> was.getSpec().getPorts().stream())
          .filter(was -> Objects.equals(was.getName(), port.getName()))
          .map(ServicePort::getNodePort)
          .filter(number -> number != null && number > 0)
          .filter(number -> !numbers(sent).contains(number))
          .findFirst();
    }

    int healthCheck() {
      return before
          .map(was -> was.getSpec().getHealthCheckNodePort())
          .filter(number -> number > 0)
          .orElseGet(() -> choice.among(this::taken));
    }

    private boolean taken(int number) {
      return others.contains(number) || own.contains(number) || fresh.contains(number);
    }

    private RuntimeException invalid(int index, String why) {
      return Refusals.invalid(
          Kind.Service,
          sent.getMetadata().getName(),
          "spec.ports[%d].nodePort: %s".formatted(index, why));
    }
  }

  private static ServicePort defaulted(ServicePort port) {
    ServicePortBuilder filled = new ServicePortBuilder(port);
    if (port.getProtocol() == null) {
      filled.withProtocol("TCP");
    }
    if (port.getTargetPort() == null) {
      filled.withTargetPort(new IntOrString(port.getPort()));
    }
    return filled.build();
  }
}
