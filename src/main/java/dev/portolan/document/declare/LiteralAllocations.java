package dev.portolan.document.declare;

import dev.portolan.api.Owner;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.Reservation;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.document.export.Literal;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The allocations of an export, put together from its lines in their order. */
final class LiteralAllocations {

  private LiteralAllocations() {}

  static List<PortAllocation> of(List<Literal> literals) {
    Map<String, List<Literal>> lines = new LinkedHashMap<>();
    for (Literal line : literals) {
      lines
          .computeIfAbsent(line.namespace() + "/" + line.allocation(), n -> new ArrayList<>())
          .add(line);
    }
    return lines.values().stream().map(LiteralAllocations::allocation).toList();
  }

  private static PortAllocation allocation(List<Literal> lines) {
    Map<String, ServiceDeclaration> services = new LinkedHashMap<>();
    List<Reservation> kept = new ArrayList<>();
    List<Program> program = List.of(Program.Service, Program.NetworkPolicy);
    Owner owner = null;
    for (Literal line : lines) {
      switch (line) {
        case Literal.Port port ->
            services.merge(port.service().name(), port.service(), LiteralAllocations::joined);
        case Literal.Kept reservation -> kept.add(reservation.reservation());
        case Literal.Allocation said -> {
          program = said.program();
          owner = said.owner().orElse(null);
        }
      }
    }
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(
        new ObjectMetaBuilder()
            .withName(lines.getFirst().allocation())
            .withNamespace(lines.getFirst().namespace())
            .build());
    allocation.setSpec(
        new PortAllocationSpec(owner, program, List.copyOf(services.values()), kept));
    return allocation;
  }

  private static ServiceDeclaration joined(ServiceDeclaration one, ServiceDeclaration more) {
    List<PortDeclaration> ports = new ArrayList<>(one.ports());
    ports.addAll(more.ports());
    return one.withPorts(ports);
  }
}
