package dev.portolan.reading;

import dev.portolan.yaml.Node;
import dev.portolan.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a resource stand that a finding may be about; the rest of its text is let go.
 * A large repository has many of them, so a part is three entries of arrays and no object.
 */
final class Places {

  /** No service can be called so. */
  private static final String RESERVATIONS = "reservation:";

  /** Where it says its own name. */
  private final long name;

  /** Two for each part: a service, and a port of it or nothing. */
  private final String[] names;

  private final long[] positions;

  private Places(Position name, List<Part> parts) {
    this.name = packed(name);
    this.names = new String[2 * parts.size()];
    this.positions = new long[parts.size()];
    for (int i = 0; i < positions.length; i++) {
      names[2 * i] = parts.get(i).service();
      names[2 * i + 1] = parts.get(i).port();
      positions[i] = packed(parts.get(i).position());
    }
  }

  private record Part(String service, String port, Position position) {}

  static Places of(Node document) {
    List<Part> parts = new ArrayList<>();
    for (Node service : list(document.at("spec", "services"))) {
      String name = name(service);
      parts.add(new Part(name, "", service.at("name").orElse(service).position()));
      for (Node port : list(service.at("ports"))) {
        parts.add(new Part(name, name(port), port.at("port").orElse(port).position()));
      }
    }
    for (Node reservation : list(document.at("spec", "reservations"))) {
      parts.add(
          new Part(
              RESERVATIONS,
              name(reservation),
              reservation.at("port").orElse(reservation).position()));
    }
    return new Places(document.at("metadata", "name").orElse(document).position(), parts);
  }

  private static List<Node> list(Optional<Node> node) {
    return node.map(Node::elements).orElse(List.of());
  }

  private static String name(Node item) {
    return item.at("name").flatMap(Node::text).orElse("");
  }

  Position name() {
    return unpacked(name);
  }

  Position service(String service) {
    return part(service, "").orElseGet(this::name);
  }

  Position port(String service, String port) {
    return part(service, port).orElseGet(() -> service(service));
  }

  Position reservation(String reservation) {
    return part(RESERVATIONS, reservation).orElseGet(this::name);
  }

  private Optional<Position> part(String service, String port) {
    for (int i = 0; i < positions.length; i++) {
      if (names[2 * i].equals(service) && names[2 * i + 1].equals(port)) {
        return Optional.of(unpacked(positions[i]));
      }
    }
    return Optional.empty();
  }

  private static long packed(Position position) {
    return ((long) position.line() << Integer.SIZE) | position.column();
  }

  private static Position unpacked(long position) {
    return new Position((int) (position >>> Integer.SIZE), (int) position);
  }
}
