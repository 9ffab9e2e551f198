package dev.portolan.document.export;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Reservation;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port map in Markdown, made from declarations; an import of it gives the same claims. */
public final class Export {

  private static final String LEAD =
      """
      # Port map

      Made from the declarations by `portolan export`; change those, not this. Peers by label, flows and health checks stand there only.
      """;

  private Export() {}

  /** The whole document: what each namespace serves, what is kept for later, who answers for it. */
  public static String of(List<Declared> declared) {
    List<PortAllocation> allocations =
        declared.stream()
            .map(Declared::resolved)
            .sorted(
                Comparator.comparing(Export::namespace)
                    .thenComparing(a -> a.getMetadata().getName()))
            .toList();
    StringBuilder text = new StringBuilder(LEAD);
    allocations.stream()
        .map(Export::namespace)
        .distinct()
        .forEach(
            namespace ->
                text.append(
                    table(
                        "Namespace " + namespace,
                        PortTable.HEADER,
                        allocations.stream().filter(a -> namespace(a).equals(namespace)),
                        Export::ports)));
    text.append(table("Reserved", KeptTable.HEADER, allocations.stream(), Export::kept));
    text.append(
        table(
            "Allocations",
            AllocationList.HEADER,
            allocations.stream(),
            a -> Stream.of(AllocationList.row(namespace(a), a))));
    return text.toString();
  }

  private static String namespace(PortAllocation allocation) {
    return Optional.ofNullable(allocation.getMetadata().getNamespace()).orElse("default");
  }

  private static String table(
      String title,
      List<String> header,
      Stream<PortAllocation> allocations,
      Function<PortAllocation, Stream<String>> rows) {
    String lines = allocations.flatMap(rows).collect(Collectors.joining());
    return lines.isEmpty()
        ? ""
        : "\n## "
            + title
            + "\n\n"
            + Cells.row(header.stream())
            + Cells.row(header.stream().map(cell -> "---"))
            + lines;
  }

  private static Stream<String> ports(PortAllocation allocation) {
    return allocation.getSpec().services().stream()
        .flatMap(service -> service.ports().stream().map(port -> port(allocation, service, port)));
  }

  private static String port(
      PortAllocation allocation, ServiceDeclaration service, PortDeclaration port) {
    return PortTable.row(namespace(allocation), allocation.getMetadata().getName(), service, port);
  }

  private static Stream<String> kept(PortAllocation allocation) {
    return allocation.getSpec().reservations().stream().map(kept -> kept(allocation, kept));
  }

  private static String kept(PortAllocation allocation, Reservation kept) {
    return KeptTable.row(namespace(allocation), allocation.getMetadata().getName(), kept);
  }
}
