package dev.portolan.examples;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortEnvironment;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServiceEnvironment;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One port of an example as it holds in its namespace, the environment's overrides applied. */
record DeclaredPort(
    String namespace,
    String environment,
    String service,
    String name,
    String protocol,
    int port,
    Optional<Integer> targetPort,
    Optional<Integer> hostPort,
    Exposure exposure) {

  static Stream<DeclaredPort> of(PortAllocation allocation, String environment) {
    return allocation.getSpec().services().stream()
        .flatMap(service -> of(allocation.getMetadata().getNamespace(), environment, service));
  }

  private static Stream<DeclaredPort> of(
      String namespace, String environment, ServiceDeclaration service) {
    var override =
        service.environments().stream().filter(e -> e.name().equals(environment)).findFirst();
    if (override.map(ServiceEnvironment::absent).orElse(false)) {
      return Stream.empty();
    }
    var exposure = override.map(ServiceEnvironment::exposure).orElse(service.exposure());
    return service.ports().stream()
        .flatMap(port -> of(namespace, environment, service.name(), exposure, port));
  }

  private static Stream<DeclaredPort> of(
      String namespace, String environment, String service, Exposure exposure, PortDeclaration p) {
    var override = p.environments().stream().filter(e -> e.name().equals(environment)).findFirst();
    if (override.map(PortEnvironment::absent).orElse(false)) {
      return Stream.empty();
    }
    var target =
        override.map(PortEnvironment::targetPort).or(() -> Optional.ofNullable(p.targetPort()));
    var host = override.map(PortEnvironment::hostPort).or(() -> Optional.ofNullable(p.hostPort()));
    return Stream.of(
        new DeclaredPort(
            namespace,
            environment,
            service,
            p.name(),
            p.protocol().name(),
            override.map(PortEnvironment::port).orElse(p.port()),
            target.map(number -> number.getIntVal()),
            host,
            exposure));
  }

  /** The number on the node, if it takes one there. */
  Optional<Integer> numberOnTheNode() {
    return exposure == Exposure.Host ? hostPort.or(() -> Optional.of(port)) : hostPort;
  }

  /** Every number that it writes down, once. */
  IntStream numbers() {
    return Stream.of(Optional.of(port), targetPort, hostPort)
        .flatMap(Optional::stream)
        .mapToInt(number -> number)
        .distinct();
  }

  /** Whether this is the port that the row speaks of, at the number that clients dial. */
  boolean answers(PortMap.Row row) {
    var number = row.isHost() ? numberOnTheNode() : Optional.of(port);
    return isOf(row) && number.equals(Optional.ofNullable(row.port()));
  }

  /** Whether the row speaks of this service here, whatever the number. */
  boolean isOf(PortMap.Row row) {
    return row.service().equals(service)
        && row.protocol().equals(protocol)
        && row.appliesTo(environment)
        && (row.namespace() == null || row.namespace().equals(namespace));
  }

  /** Whether it is as visible as the row says; a row that says nothing is content. */
  boolean isAsVisibleAs(PortMap.Row row) {
    if (row.isHost()) {
      return numberOnTheNode().isPresent();
    }
    if (row.exposure() != null) {
      return exposure.name().equals(row.exposure());
    }
    return row.exposed() == null || row.exposed() == isOutside();
  }

  private boolean isOutside() {
    return switch (exposure) {
      case NodePort, LoadBalancer, Host -> true;
      case Internal, External -> false;
    };
  }
}
