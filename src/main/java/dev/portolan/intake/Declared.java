package dev.portolan.intake;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Backend;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.Reservation;
import dev.portolan.ledger.Scope;
import dev.portolan.ledger.Subject;
import dev.portolan.ledger.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An allocation as its namespace makes it.
 *
 * @param resolved the allocation with its environment's overrides applied and without what is
 *     absent there
 * @param claims one for each declared port, the absent ones too, in the order of the declaration
 */
public record Declared(
    PortAllocation resolved,
    Owner owner,
    Place place,
    List<Claim> claims,
    List<Reservation> reservations) {

  public Declared {
    claims = List.copyOf(claims);
    reservations = List.copyOf(reservations);
  }

  /** Reads an allocation in its place. */
  public static Declared of(PortAllocation allocation, Place place) {
    Owner owner = owner(allocation);
    Environments environments = new Environments(place.environment());
    List<Claim> claims = new ArrayList<>();
    List<ServiceDeclaration> present = new ArrayList<>();
    for (ServiceDeclaration service : allocation.getSpec().services()) {
      ServiceDeclaration applied = environments.applied(service);
      List<Claim> ofService = new ArrayList<>();
      for (int i = 0; i < applied.ports().size(); i++) {
        Claim.Setting setting = environments.setting(service, service.ports().get(i));
        int position = claims.size() + i;
        ofService.add(
            claim(allocation, applied, applied.ports().get(i), setting, owner, place, position));
      }
      claims.addAll(ofService);
      if (!environments.isAbsent(service)) {
        presentPart(applied, ofService).ifPresent(present::add);
      }
    }
    return new Declared(
        resolved(allocation, present),
        owner,
        place,
        claims,
        reservations(allocation, owner, place, claims.size()));
  }

  /** Where an allocation stands; where it states nothing, the namespace that kubectl would take. */
  static String namespace(PortAllocation allocation) {
    return Objects.requireNonNullElse(allocation.getMetadata().getNamespace(), "default");
  }

  /**
   * Who asks; what was never created (a file) has its name for an identity, and is younger than all
   * that was.
   */
  public static Owner owner(PortAllocation allocation) {
    var metadata = allocation.getMetadata();
    String namespace = namespace(allocation);
    String uid =
        Objects.requireNonNullElse(metadata.getUid(), namespace + "/" + metadata.getName());
    Instant created =
        Optional.ofNullable(metadata.getCreationTimestamp())
            .map(Instant::parse)
            .orElse(Owner.NOT_YET);
    return new Owner(namespace, metadata.getName(), uid, created);
  }

  private static Claim claim(
      PortAllocation allocation,
      ServiceDeclaration applied,
      PortDeclaration port,
      Claim.Setting setting,
      Owner owner,
      Place place,
      int position) {
    boolean programmed = allocation.getSpec().program().contains(Program.Service);
    return Claim.of(
        new ClaimId(owner.namespace(), owner.name(), applied.name(), port.name()),
        owner,
        position,
        wish(applied, port, programmed),
        place.house().terms(),
        setting,
        subject(allocation, applied, port));
  }

  private static Wish wish(ServiceDeclaration service, PortDeclaration port, boolean programmed) {
    return new Wish(
        Exposure.valueOf(service.exposure().name()),
        Protocol.valueOf(port.protocol().name()),
        port.port(),
        Optional.ofNullable(port.nodePort()).map(number -> new Wish.NodePort(number, true)),
        Optional.ofNullable(port.hostPort()),
        !service.selector().isEmpty(),
        programmed && !service.selector().isEmpty());
  }

  private static Subject subject(
      PortAllocation allocation, ServiceDeclaration service, PortDeclaration port) {
    Optional<Backend> backend =
        service.selector().isEmpty()
            ? Optional.empty()
            : Optional.of(new Backend(service.selector(), targetPort(port)));
    return new Subject(
        backend,
        Optional.ofNullable(service.category()),
        Optional.ofNullable(port.description())
            .or(() -> Optional.ofNullable(service.description())),
        team(allocation),
        Openness.of(service, port));
  }

  private static Optional<String> team(PortAllocation allocation) {
    return Optional.ofNullable(allocation.getSpec().owner())
        .map(dev.portolan.api.Owner::team)
        .filter(team -> !team.isBlank());
  }

  private static String targetPort(PortDeclaration port) {
    return port.targetPort() == null
        ? String.valueOf(port.port())
        : String.valueOf(
            Objects.requireNonNullElse(
                port.targetPort().getStrVal(), String.valueOf(port.targetPort().getIntVal())));
  }

  private static Optional<ServiceDeclaration> presentPart(
      ServiceDeclaration applied, List<Claim> claims) {
    List<PortDeclaration> ports = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (claims.get(i).setting() != Claim.Setting.Absent) {
        ports.add(applied.ports().get(i));
      }
    }
    // One that never had ports is there for others to name, and for its flows.
    if (ports.size() == claims.size()) {
      return Optional.of(applied);
    }
    return ports.isEmpty() ? Optional.empty() : Optional.of(applied.withPorts(ports));
  }

  private static PortAllocation resolved(
      PortAllocation allocation, List<ServiceDeclaration> present) {
    PortAllocationSpec spec = allocation.getSpec();
    if (present.equals(spec.services())) {
      return allocation;
    }
    PortAllocation resolved = new PortAllocation();
    resolved.setMetadata(allocation.getMetadata());
    resolved.setSpec(
        new PortAllocationSpec(spec.owner(), spec.program(), present, spec.reservations()));
    resolved.setStatus(allocation.getStatus());
    return resolved;
  }

  private static List<Reservation> reservations(
      PortAllocation allocation, Owner owner, Place place, int first) {
    List<Reservation> reservations = new ArrayList<>();
    for (dev.portolan.api.Reservation reservation : allocation.getSpec().reservations()) {
      int position = first + reservations.size();
      reservations.add(reservation(reservation, owner, team(allocation), place, position));
    }
    return reservations;
  }

  private static Reservation reservation(
      dev.portolan.api.Reservation declared,
      Owner owner,
      Optional<String> team,
      Place place,
      int position) {
    Scope scope = Scope.valueOf(declared.scope().name());
    Protocol protocol = Protocol.valueOf(declared.protocol().name());
    return new Reservation(
        owner,
        declared.name(),
        position,
        scope,
        protocol,
        declared.port(),
        key(scope, protocol, declared.port(), owner, place),
        Optional.ofNullable(declared.forService()),
        until(declared),
        team);
  }

  /** A time that nobody can read, stored before the schema refused it, ends nothing. */
  private static Optional<Instant> until(dev.portolan.api.Reservation declared) {
    try {
      return Optional.ofNullable(declared.until()).map(Instant::parse);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Key> key(
      Scope scope, Protocol protocol, int port, Owner owner, Place place) {
    return switch (scope) {
      case Namespace -> Optional.of(new Key.InNamespace(owner.namespace(), protocol, port));
      case Node -> Optional.of(new Key.OnNode(port));
      case Host -> Optional.of(new Key.OnHost(protocol, port));
      case Cluster -> Optional.of(new Key.InCluster(protocol, port));
      case LoadBalancer ->
          switch (place.house().terms().addresses()) {
            case PerService -> Optional.empty();
            case Shared ->
                Optional.of(new Key.OnLoadBalancer(place.house().terms().pool(), protocol, port));
            case Host -> Optional.of(new Key.OnHost(protocol, port));
          };
    };
  }
}
