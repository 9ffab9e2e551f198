package dev.portolan.reading;

import dev.portolan.yaml.Node;
import dev.portolan.yaml.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of a resource stand that a finding may be about; the rest of its text is let go.
 *
 * @param name where its own name stands
 * @param parts where a service, {@code service/port} or {@code reservation:name} stands
 */
record Places(Position name, Map<String, Position> parts) {

  private static final String RESERVATION = "reservation:";

  Places {
    parts = Map.copyOf(parts);
  }

  static Places of(Node document) {
    Map<String, Position> parts = new HashMap<>();
    for (Node service : list(document.at("spec", "services"))) {
      String name = name(service);
      parts.put(name, service.at("name").orElse(service).position());
      for (Node port : list(service.at("ports"))) {
        parts.put(name + "/" + name(port), port.at("port").orElse(port).position());
      }
    }
    for (Node reservation : list(document.at("spec", "reservations"))) {
      parts.put(
          RESERVATION + name(reservation), reservation.at("port").orElse(reservation).position());
    }
    return new Places(document.at("metadata", "name").orElse(document).position(), parts);
  }

  private static List<Node> list(Optional<Node> node) {
    return node.map(Node::elements).orElse(List.of());
  }

  private static String name(Node item) {
    return item.at("name").flatMap(Node::text).orElse("");
  }

  Position service(String service) {
    return parts.getOrDefault(service, name);
  }

  Position port(String service, String port) {
    Position place = parts.get(service + "/" + port);
    return place == null ? service(service) : place;
  }

  Position reservation(String reservation) {
    return parts.getOrDefault(RESERVATION + reservation, name);
  }
}
