package dev.portolan.document.export;

import dev.portolan.api.Owner;
import dev.portolan.api.Program;
import dev.portolan.api.Reservation;
import dev.portolan.api.ServiceDeclaration;
import java.util.List;
import java.util.Optional;

/** What a line of an export says, in the words of the resource itself. */
public sealed interface Literal {

  String namespace();

  /** The name of the PortAllocation. */
  String allocation();

  /**
   * A port.
   *
   * @param service with this port alone
   */
  record Port(String namespace, String allocation, ServiceDeclaration service) implements Literal {}

  /** A number kept for later. */
  record Kept(String namespace, String allocation, Reservation reservation) implements Literal {}

  /** An allocation: who answers for it, and what it creates. */
  record Allocation(
      String namespace, String allocation, Optional<Owner> owner, List<Program> program)
      implements Literal {
    public Allocation {
      program = List.copyOf(program);
    }
  }
}
