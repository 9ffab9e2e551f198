package dev.portolan.document.export;

import dev.portolan.api.Owner;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of allocations: who answers for which, and what each creates. */
final class AllocationList {

  static final List<String> HEADER =
      List.of("PortAllocation", "Namespace", "Team", "Contact", "Creates");

  private static final String NOTHING = "nothing";

  private AllocationList() {}

  static String row(String namespace, PortAllocation allocation) {
    Optional<Owner> owner = Optional.ofNullable(allocation.getSpec().owner());
    List<Program> program = allocation.getSpec().program();
    return Cells.row(
        Stream.of(
            allocation.getMetadata().getName(),
            namespace,
            Cells.of(owner.map(Owner::team)),
            Cells.of(owner.map(Owner::contact)),
            program.isEmpty()
                ? NOTHING
                : program.stream().map(Enum::name).collect(Collectors.joining(", "))));
  }

  static Optional<Literal> read(List<String> cells) {
    Optional<Owner> owner =
        Optional.of(new Owner(Cells.text(cells.get(2)), Cells.text(cells.get(3))))
            .filter(o -> o.team() != null || o.contact() != null);
    List<Program> program =
        Stream.of(cells.get(4).split(", "))
            .flatMap(word -> Cells.named(Program.values(), word).stream())
            .toList();
    return cells.get(0).isEmpty() || cells.get(1).isEmpty()
        ? Optional.empty()
        : Optional.of(new Literal.Allocation(cells.get(1), cells.get(0), owner, program));
  }
}
