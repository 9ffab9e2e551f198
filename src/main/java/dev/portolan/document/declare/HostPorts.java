package dev.portolan.document.declare;

import dev.portolan.document.fact.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A port of the node that a service of a namespace has, too, is that port's number on the node. */
final class HostPorts {

  private HostPorts() {}

  static List<Wanted> joined(List<Wanted> ports) {
    List<Wanted> joined = new ArrayList<>();
    for (Wanted port : ports) {
      if (!port.isHost() || ports.stream().noneMatch(other -> isInside(other, port))) {
        boolean onNode = !port.isHost() && ports.stream().anyMatch(o -> isInside(port, o));
        joined.add(onNode ? onNode(port) : port);
      }
    }
    return joined;
  }

  private static boolean isInside(Wanted inside, Wanted host) {
    return host.isHost()
        && !inside.isHost()
        && inside.row().service().equals(host.row().service())
        && inside.port() == host.port()
        && inside.row().where().meets(host.row().where());
  }

  private static Wanted onNode(Wanted port) {
    Numbers numbers = port.numbers();
    return numbers.hostPort().isPresent() ? port : port.with(numbers.onHost(port.port()));
  }
}
