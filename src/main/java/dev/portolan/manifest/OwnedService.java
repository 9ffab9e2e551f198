package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a Service are ours, and how they replace what the cluster has.
 *
 * <pre>
 *  ours whole      type, selector, ports, externalIPs, externalName, externalTrafficPolicy, our labels
 *  ours if stated  nodePort of a port, clusterIP None, loadBalancerClass, annotations
 *  by type         what only load balancers may have goes with them
 *  not ours        everything else, above all what the API server fills in
 * </pre>
 */
final class OwnedService {

  private OwnedService() {}

  static Service onto(Service actual, Service desired) {
    return new ServiceBuilder(actual)
        .withMetadata(Ownership.onto(actual.getMetadata(), desired.getMetadata()))
        .withSpec(spec(actual.getSpec(), desired.getSpec()))
        .build();
  }

  private static ServiceSpec spec(ServiceSpec actual, ServiceSpec desired) {
    ServiceSpecBuilder spec =
        new ServiceSpecBuilder(actual)
            .withType(desired.getType())
            .withSelector(desired.getSelector())
            .withPorts(ports(actual, desired))
            .withExternalIPs(List.of())
            .withExternalName(null)
            .withExternalTrafficPolicy(desired.getExternalTrafficPolicy())
            .withAllocateLoadBalancerNodePorts(desired.getAllocateLoadBalancerNodePorts());
    stated(desired.getClusterIP()).ifPresent(spec::withClusterIP);
    stated(desired.getLoadBalancerClass()).ifPresent(spec::withLoadBalancerClass);
    return byType(spec, desired).build();
  }

  // The API server refuses these on other types.
  private static ServiceSpecBuilder byType(ServiceSpecBuilder spec, ServiceSpec desired) {
    if (!isBalancer(desired)) {
      spec.withLoadBalancerClass(null)
          .withLoadBalancerIP(null)
          .withLoadBalancerSourceRanges(List.of());
    }
    boolean checked = isBalancer(desired) && "Local".equals(desired.getExternalTrafficPolicy());
    return checked ? spec : spec.withHealthCheckNodePort(null);
  }

  private static List<ServicePort> ports(ServiceSpec actual, ServiceSpec desired) {
    List<ServicePort> ports = new ArrayList<>(desired.getPorts());
    for (int i = 0; i < ports.size(); i++) {
      ServicePort port = ports.get(i);
      if (allocates(desired) && port.getNodePort() == null) {
        ports.set(i, new ServicePortBuilder(port).withNodePort(kept(port, actual, ports)).build());
      }
    }
    return ports;
  }

  private static boolean allocates(ServiceSpec spec) {
    return spec.getType().equals("NodePort")
        || (isBalancer(spec) && !Boolean.FALSE.equals(spec.getAllocateLoadBalancerNodePorts()));
  }

  /** The node port that the API server once chose for it, unless another port has it now. */
  private static @Nullable Integer kept(
      ServicePort port, ServiceSpec actual, List<ServicePort> others) {
    return former(port, actual, ServicePort::getName)
        .or(() -> former(port, actual, ServicePort::getPort))
        .filter(number -> others.stream().noneMatch(other -> excludes(other, port, number)))
        .orElse(null);
  }

  private static Optional<Integer> former(
      ServicePort port, ServiceSpec actual, Function<ServicePort, Object> sameness) {
    return actual.getPorts().stream()
        .filter(was -> Objects.equals(was.getProtocol(), port.getProtocol()))
        .filter(was -> Objects.equals(sameness.apply(was), sameness.apply(port)))
        .map(was -> Optional.ofNullable(was.getNodePort()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  // One node port can stand for TCP and UDP of one port, and for nothing else.
  private static boolean excludes(ServicePort other, ServicePort port, int number) {
    boolean pair =
        Objects.equals(other.getPort(), port.getPort())
            && !Objects.equals(other.getProtocol(), port.getProtocol());
    return Objects.equals(other.getNodePort(), number) && !pair;
  }

  static Optional<String> needsRecreation(Service desired, Service actual) {
    return otherAddress(desired, actual).or(() -> otherClass(desired, actual));
  }

  private static Optional<String> otherAddress(Service desired, Service actual) {
    String address = Objects.requireNonNullElse(actual.getSpec().getClusterIP(), "");
    boolean headless = Services.HEADLESS.equals(desired.getSpec().getClusterIP());
    if (address.isEmpty() || headless == address.equals(Services.HEADLESS)) {
      return Optional.empty();
    }
    return Optional.of(
        headless
            ? recreate(actual, "has a cluster address and is declared headless")
            : recreate(actual, "is headless and is declared with a cluster address"));
  }

  // What only the cluster states was filled in by somebody's admission and stays.
  private static Optional<String> otherClass(Service desired, Service actual) {
    Optional<String> wanted = stated(desired.getSpec().getLoadBalancerClass());
    Optional<String> present = stated(actual.getSpec().getLoadBalancerClass());
    boolean stuck =
        isBalancer(desired.getSpec()) && isBalancer(actual.getSpec()) && wanted.isPresent();
    return stuck && !wanted.equals(present)
        ? Optional.of(
            recreate(
                actual,
                "has load balancer class %s and a policy says %s"
                    .formatted(present.orElse("none"), wanted.orElseThrow())))
        : Optional.empty();
  }

  private static String recreate(Service actual, String difference) {
    return "Service %s/%s %s, which no Service can change while it lives; delete it, and it is made anew."
        .formatted(actual.getMetadata().getNamespace(), actual.getMetadata().getName(), difference);
  }

  private static boolean isBalancer(ServiceSpec spec) {
    return "LoadBalancer".equals(spec.getType());
  }

  private static Optional<String> stated(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }
}
