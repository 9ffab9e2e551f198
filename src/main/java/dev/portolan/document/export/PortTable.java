package dev.portolan.document.export;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Protocol;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of ports: one line a port, in the order of the declaration. */
final class PortTable {

  static final List<String> HEADER =
      List.of(
          "Port",
          "Protocol",
          "Service",
          "Name",
          "Exposure",
          "Host port",
          "Node port",
          "Target port",
          "App protocol",
          "Open to",
          "Category",
          "Description",
          "Selector",
          "PortAllocation",
          "Namespace");

  private PortTable() {}

  static String row(String namespace, String allocation, ServiceDeclaration s, PortDeclaration p) {
    return Cells.row(
        Stream.of(
            String.valueOf(p.port()),
            p.protocol().name(),
            s.name(),
            p.name(),
            s.exposure().name(),
            Cells.of(Optional.ofNullable(p.hostPort())),
            Cells.of(Optional.ofNullable(p.nodePort())),
            Cells.of(Optional.ofNullable(p.targetPort()).map(PortTable::target)),
            Cells.of(Optional.ofNullable(p.appProtocol())),
            Cells.of(PeerWords.of(p.allowFrom().isEmpty() ? s.allowFrom() : p.allowFrom())),
            Cells.of(Optional.ofNullable(s.category())),
            Cells.of(
                Optional.ofNullable(p.description())
                    .or(() -> Optional.ofNullable(s.description()))),
            Cells.of(selector(s.selector())),
            allocation,
            namespace));
  }

  private static String target(IntOrString target) {
    return target.getStrVal() == null ? String.valueOf(target.getIntVal()) : target.getStrVal();
  }

  private static String selector(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
  }

  /** What a line says; nothing if somebody changed it into what no declaration can say. */
  static Optional<Literal> read(List<String> cells) {
    Optional<Exposure> exposure = Cells.named(Exposure.values(), cells.get(4));
    Optional<Protocol> protocol = Cells.named(Protocol.values(), cells.get(1));
    boolean sound =
        Cells.isNumber(cells.get(0))
            && Stream.of(2, 3, 13, 14).noneMatch(i -> cells.get(i).isEmpty())
            && Stream.of(5, 6)
                .allMatch(i -> cells.get(i).isEmpty() || Cells.isNumber(cells.get(i)));
    return exposure.isEmpty() || protocol.isEmpty() || !sound
        ? Optional.empty()
        : Optional.of(
            new Literal.Port(
                cells.get(14),
                cells.get(13),
                service(cells, exposure.get(), port(cells, protocol.get()))));
  }

  private static PortDeclaration port(List<String> cells, Protocol protocol) {
    return new PortDeclaration(
        cells.get(3),
        Integer.valueOf(cells.get(0)),
        target(cells.get(7)),
        protocol,
        Cells.text(cells.get(8)),
        Cells.number(cells.get(6)),
        Cells.number(cells.get(5)),
        Cells.text(cells.get(11)),
        PeerWords.read(cells.get(9)),
        null,
        List.of());
  }

  private static ServiceDeclaration service(
      List<String> cells, Exposure exposure, PortDeclaration port) {
    return ServiceDeclaration.of(
        cells.get(2), Cells.text(cells.get(10)), labels(cells.get(12)), exposure, List.of(port));
  }

  private static Map<String, String> labels(String selector) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : selector.split(", ")) {
      String[] parts = label.split("=", 2);
      if (parts.length == 2) {
        labels.put(parts[0], parts[1]);
      }
    }
    return labels;
  }

  private static @Nullable IntOrString target(String cell) {
    return cell.isEmpty()
        ? null
        : Cells.isNumber(cell) ? new IntOrString(Integer.valueOf(cell)) : new IntOrString(cell);
  }
}
