package dev.portolan.document.declare;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.Program;
import dev.portolan.api.Reservation;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;

/** Cuts what one place declares into allocations that the schema takes. */
final class Chunks {

  private static final int MOST_SERVICES = 64;
  private static final int MOST_PORTS = 512;
  private static final int MOST_RESERVATIONS = 128;

  private Chunks() {}

  static List<PortAllocation> allocations(
      Home home, List<ServiceDeclaration> services, List<Reservation> kept) {
    List<PortAllocation> allocations = new ArrayList<>();
    List<List<ServiceDeclaration>> parts = parts(services);
    int count = Math.max(parts.size(), (kept.size() + MOST_RESERVATIONS - 1) / MOST_RESERVATIONS);
    for (int i = 0; i < count; i++) {
      int from = Math.min(kept.size(), i * MOST_RESERVATIONS);
      int to = Math.min(kept.size(), from + MOST_RESERVATIONS);
      String name = i == 0 ? home.allocation() : Labels.ended(home.allocation(), "part-" + (i + 1));
      allocations.add(
          allocation(
              home.namespace(),
              name,
              i < parts.size() ? parts.get(i) : List.of(),
              kept.subList(from, to)));
    }
    return allocations;
  }

  private static List<List<ServiceDeclaration>> parts(List<ServiceDeclaration> services) {
    List<List<ServiceDeclaration>> parts = new ArrayList<>();
    int ports = MOST_PORTS + 1;
    for (ServiceDeclaration service : services) {
      ports += service.ports().size();
      if (ports > MOST_PORTS || parts.getLast().size() >= MOST_SERVICES) {
        parts.add(new ArrayList<>());
        ports = service.ports().size();
      }
      parts.getLast().add(service);
    }
    return parts;
  }

  static PortAllocation allocation(
      String namespace, String name, List<ServiceDeclaration> services, List<Reservation> kept) {
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    allocation.setSpec(
        new PortAllocationSpec(
            null, List.of(Program.Service, Program.NetworkPolicy), services, List.copyOf(kept)));
    return allocation;
  }
}
