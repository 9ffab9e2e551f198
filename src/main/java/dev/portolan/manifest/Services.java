package dev.portolan.manifest;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Services that an allocation is turned into, and which of their fields are ours.
 *
 * <pre>
 *  exposure       type          besides
 *  Internal       ClusterIP     clusterIP None when headless
 *  Host           ClusterIP     clusterIP None when headless; no Service without a selector
 *  NodePort       NodePort      externalTrafficPolicy Cluster
 *  LoadBalancer   LoadBalancer  class, annotations, node ports, externalTrafficPolicy of the policy
 *  External       -
 * </pre>
 */
public final class Services {

  static final String HEADLESS = "None";

  private Services() {}

  /**
   * One Service for each declared service that has pods and at least one working port, sorted by
   * name.
   *
   * @param resolved the allocation as its environment makes it
   * @param verdicts its verdicts in the order of the declaration
   */
  public static List<Service> desired(
      PortAllocation resolved, List<Verdict> verdicts, Balancer balancer) {
    List<Service> services = new ArrayList<>();
    if (resolved.getSpec().program().contains(Program.Service)) {
      for (ServiceDeclaration declared : resolved.getSpec().services()) {
        List<ServedPort> ports = ServedPort.of(declared, verdicts);
        if (!declared.selector().isEmpty() && !ports.isEmpty()) {
          services.add(service(resolved, declared, ports, balancer));
        }
      }
    }
    services.sort(Comparator.comparing(service -> service.getMetadata().getName()));
    return List.copyOf(services);
  }

  /** Whether nothing that is ours in the actual Service differs from the desired one. */
  public static boolean matches(Service desired, Service actual) {
    return onto(actual, desired).equals(actual);
  }

  /**
   * The actual Service with what is ours replaced whole, its resourceVersion and UID included, so
   * that a PUT of it is a compare-and-swap; neither argument changes.
   */
  public static Service onto(Service actual, Service desired) {
    return OwnedService.onto(actual, desired);
  }

  /** Why the API server would not let the actual Service become the desired one, and what to do. */
  public static Optional<String> needsRecreation(Service desired, Service actual) {
    return OwnedService.needsRecreation(desired, actual);
  }

  private static Service service(
      PortAllocation resolved,
      ServiceDeclaration declared,
      List<ServedPort> ports,
      Balancer balancer) {
    Exposure exposure = ports.getFirst().exposure();
    ObjectMeta metadata = Ownership.stamp(resolved, declared, declared.name());
    if (exposure == Exposure.LoadBalancer) {
      metadata.setAnnotations(new TreeMap<>(balancer.annotations()));
    }
    return new ServiceBuilder()
        .withMetadata(metadata)
        .withSpec(spec(declared, exposure, ports, balancer))
        .build();
  }

  private static ServiceSpec spec(
      ServiceDeclaration declared, Exposure exposure, List<ServedPort> ports, Balancer balancer) {
    ServiceSpecBuilder spec =
        new ServiceSpecBuilder()
            .withSelector(new TreeMap<>(declared.selector()))
            .withPorts(ports.stream().map(Services::port).toList());
    return switch (exposure) {
      case Internal, Host, External -> internal(spec, declared).build();
      case NodePort -> spec.withType("NodePort").withExternalTrafficPolicy("Cluster").build();
      case LoadBalancer -> balanced(spec, balancer).build();
    };
  }

  private static ServiceSpecBuilder internal(ServiceSpecBuilder spec, ServiceDeclaration declared) {
    spec.withType("ClusterIP");
    return declared.headless() ? spec.withClusterIP(HEADLESS) : spec;
  }

  private static ServiceSpecBuilder balanced(ServiceSpecBuilder spec, Balancer balancer) {
    balancer.loadBalancerClass().ifPresent(spec::withLoadBalancerClass);
    return spec.withType("LoadBalancer")
        .withAllocateLoadBalancerNodePorts(balancer.nodePorts())
        .withExternalTrafficPolicy(balancer.externalTrafficPolicy());
  }

  private static ServicePort port(ServedPort served) {
    Wish wish = served.claim().wish();
    ServicePortBuilder port =
        new ServicePortBuilder()
            .withName(served.declared().name())
            .withPort(wish.port())
            .withProtocol(served.protocol())
            .withTargetPort(served.targetPort())
            .withAppProtocol(served.declared().appProtocol());
    wish.nodePort()
        .filter(node -> wish.exposure().hasNodePort())
        .ifPresent(node -> port.withNodePort(node.number()));
    return port.build();
  }
}
