package dev.portolan.document.export;

import dev.portolan.api.Protocol;
import dev.portolan.api.Reservation;
import dev.portolan.api.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of numbers that are kept for later. */
final class KeptTable {

  static final List<String> HEADER =
      List.of(
          "Port",
          "Protocol",
          "Scope",
          "Name",
          "For",
          "Until",
          "Reason",
          "PortAllocation",
          "Namespace");

  private KeptTable() {}

  static String row(String namespace, String allocation, Reservation kept) {
    return Cells.row(
        Stream.of(
            String.valueOf(kept.port()),
            kept.protocol().name(),
            kept.scope().name(),
            kept.name(),
            Cells.of(Optional.ofNullable(kept.forService())),
            Cells.of(Optional.ofNullable(kept.until())),
            Cells.of(Optional.ofNullable(kept.reason())),
            allocation,
            namespace));
  }

  static Optional<Literal> read(List<String> cells) {
    Optional<Protocol> protocol = Cells.named(Protocol.values(), cells.get(1));
    Optional<Scope> scope = Cells.named(Scope.values(), cells.get(2));
    boolean sound =
        Cells.isNumber(cells.get(0)) && Stream.of(3, 7, 8).noneMatch(i -> cells.get(i).isEmpty());
    return protocol.isEmpty() || scope.isEmpty() || !sound
        ? Optional.empty()
        : Optional.of(
            new Literal.Kept(
                cells.get(8),
                cells.get(7),
                new Reservation(
                    cells.get(3),
                    Integer.valueOf(cells.get(0)),
                    protocol.get(),
                    scope.get(),
                    Cells.text(cells.get(4)),
                    Cells.text(cells.get(6)),
                    Cells.text(cells.get(5)))));
  }
}
