package dev.portolan.intake;

import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortEnvironment;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServiceEnvironment;
import dev.portolan.ledger.Claim.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Applies what a declaration says of one environment. */
final class Environments {

  private final Optional<String> environment;

  Environments(Optional<String> environment) {
    this.environment = environment;
  }

  Setting setting(ServiceDeclaration service, PortDeclaration port) {
    if (environment.isEmpty()) {
      boolean overrides = !service.environments().isEmpty() || !port.environments().isEmpty();
      return overrides ? Setting.Unknown : Setting.Wanted;
    }
    boolean absent = isAbsent(service) || of(port).map(PortEnvironment::absent).orElse(false);
    return absent ? Setting.Absent : Setting.Wanted;
  }

  boolean isAbsent(ServiceDeclaration service) {
    return of(service).map(ServiceEnvironment::absent).orElse(false);
  }

  /** The service as it is here, its ports too, with no overrides left. */
  ServiceDeclaration applied(ServiceDeclaration service) {
    if (service.environments().isEmpty()
        && service.ports().stream().allMatch(port -> port.environments().isEmpty())) {
      return service;
    }
    Optional<ServiceEnvironment> here = of(service);
    return new ServiceDeclaration(
        service.name(),
        service.description(),
        service.category(),
        service.selector(),
        here.map(ServiceEnvironment::exposure).orElse(service.exposure()),
        service.headless(),
        service.address(),
        here.map(ServiceEnvironment::allowFrom)
            .filter(peers -> !peers.isEmpty())
            .orElse(service.allowFrom()),
        service.connectsTo(),
        service.health(),
        List.of(),
        service.ports().stream().map(this::applied).toList());
  }

  private PortDeclaration applied(PortDeclaration port) {
    Optional<PortEnvironment> here = of(port);
    return new PortDeclaration(
        port.name(),
        here.map(PortEnvironment::port).orElse(port.port()),
        here.map(PortEnvironment::targetPort).orElse(port.targetPort()),
        port.protocol(),
        port.appProtocol(),
        here.map(PortEnvironment::nodePort).orElse(port.nodePort()),
        here.map(PortEnvironment::hostPort).orElse(port.hostPort()),
        port.description(),
        here.map(PortEnvironment::allowFrom)
            .filter(peers -> !peers.isEmpty())
            .orElse(port.allowFrom()),
        port.scrape(),
        List.of());
  }

  private Optional<ServiceEnvironment> of(ServiceDeclaration service) {
    return here(service.environments(), ServiceEnvironment::name);
  }

  private Optional<PortEnvironment> of(PortDeclaration port) {
    return here(port.environments(), PortEnvironment::name);
  }

  private <O> Optional<O> here(List<O> overrides, Function<O, String> name) {
    for (O override : overrides) {
      if (isHere(name.apply(override))) {
        return Optional.of(override);
      }
    }
    return Optional.empty();
  }

  private boolean isHere(String name) {
    return environment.filter(here -> Objects.equals(here, name)).isPresent();
  }
}
