package dev.portolan.document.declare;

import dev.portolan.document.fact.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service that the document gives 80 or 443 in one place and a number of its own in another:
 * the public number is dialled, and the pods listen on their own.
 */
final class PublicPorts {

  private PublicPorts() {}

  static List<Wanted> joined(List<Wanted> ports) {
    List<Wanted> joined = new ArrayList<>();
    for (Wanted port : ports) {
      Optional<Wanted> own = only(ports.stream().filter(other -> isBehind(other, port)).toList());
      boolean behind = ports.stream().anyMatch(front -> joins(ports, front, port));
      if (!behind) {
        joined.add(own.map(behindIt -> targeting(port, behindIt.port())).orElse(port));
      }
    }
    return joined;
  }

  private static boolean joins(List<Wanted> ports, Wanted front, Wanted own) {
    return isBehind(own, front)
        && only(ports.stream().filter(other -> isBehind(other, front)).toList()).isPresent();
  }

  private static Optional<Wanted> only(List<Wanted> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean isBehind(Wanted own, Wanted front) {
    return isPublic(front)
        && !isPublic(own)
        && own.row().service().equals(front.row().service())
        && own.row().where().environment().equals(front.row().where().environment())
        && own.isHost() == front.isHost()
        && own.row().said().spot().block() != front.row().said().spot().block();
  }

  private static boolean isPublic(Wanted port) {
    return port.port() == 80 || port.port() == 443;
  }

  private static Wanted targeting(Wanted front, int own) {
    Numbers numbers = front.numbers();
    return front.with(numbers.with(Optional.empty(), Optional.of(String.valueOf(own))));
  }
}
