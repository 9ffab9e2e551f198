package dev.portolan.status;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Wish;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the Services in the cluster show of a port. */
final class ReadBack {

  private final Map<String, Service> services;

  ReadBack(Map<String, Service> services) {
    this.services = services;
  }

  /** Whether a Service is to be made for the port. */
  static boolean isDue(Claim claim) {
    return claim.wish().programmed()
        && claim.wish().selecting()
        && claim.wish().exposure() != Exposure.External;
  }

  /** The port as its Service shows it; empty while it does not. */
  Optional<ServicePort> port(Claim claim) {
    return service(claim).stream()
        .flatMap(service -> service.getSpec().getPorts().stream())
        .filter(port -> Objects.equals(port.getName(), claim.id().port()))
        .filter(port -> Objects.equals(port.getPort(), claim.wish().port()))
        .filter(port -> Objects.equals(port.getProtocol(), claim.wish().protocol().name()))
        .findFirst();
  }

  Optional<Integer> nodePort(Claim claim) {
    return claim.wish().exposure().hasNodePort()
        ? port(claim).map(ServicePort::getNodePort)
        : Optional.empty();
  }

  /** What is still missing, as a sentence; empty where the port is served as it should be. */
  Optional<String> missing(Claim claim) {
    if (port(claim).isEmpty()) {
      return Optional.of(path(claim) + " is not in its Service yet.");
    }
    return allocatesNodePort(claim) ? missingNodePort(claim) : Optional.empty();
  }

  private Optional<String> missingNodePort(Claim claim) {
    Optional<Integer> shown = nodePort(claim);
    Optional<Integer> due = claim.wish().nodePort().map(Wish.NodePort::number);
    if (shown.isEmpty()) {
      return Optional.of(path(claim) + " has no node port yet.");
    }
    return due.isPresent() && !due.equals(shown)
        ? Optional.of(
            "%s is still on node port %d and moves to %d."
                .formatted(path(claim), shown.get(), due.get()))
        : Optional.empty();
  }

  private boolean allocatesNodePort(Claim claim) {
    return claim.wish().exposure().hasNodePort()
        && service(claim)
            .map(service -> service.getSpec().getAllocateLoadBalancerNodePorts())
            .orElse(true);
  }

  /** The addresses of the load balancer with the port, once there are any. */
  List<String> loadBalancer(Claim claim) {
    return claim.wish().exposure() == Exposure.LoadBalancer && port(claim).isPresent()
        ? service(claim).map(Service::getStatus).map(ServiceStatus::getLoadBalancer).stream()
            .map(LoadBalancerStatus::getIngress)
            .flatMap(List::stream)
            .map(ingress -> host(ingress) + ":" + claim.wish().port())
            .sorted()
            .toList()
        : List.of();
  }

  private static String host(LoadBalancerIngress ingress) {
    String ip = Objects.requireNonNullElse(ingress.getIp(), "");
    if (ip.isEmpty()) {
      return Objects.requireNonNullElse(ingress.getHostname(), "");
    }
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }

  private Optional<Service> service(Claim claim) {
    return Optional.ofNullable(services.get(claim.id().service()));
  }

  private static String path(Claim claim) {
    return claim.id().path();
  }
}
