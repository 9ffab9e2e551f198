package dev.portolan.document.declare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of one service's ports: the document's, else the application protocol, else the
 * transport; with the number where there are several ports.
 */
final class PortNames {

  private final boolean several;
  private final Set<String> taken = new HashSet<>();

  PortNames(boolean several) {
    this.several = several;
  }

  String of(Wanted port, int number) {
    String transport = port.speech().transport().name().toLowerCase(java.util.Locale.ROOT);
    String spoken = port.speech().application().flatMap(Labels::portName).orElse(transport);
    List<String> candidates =
        List.of(
            port.name().flatMap(Labels::portName).orElse(several ? spoken + "-" + number : spoken),
            spoken + "-" + number,
            transport + "-" + number);
    return candidates.stream().filter(this::isFree).findFirst().orElseThrow();
  }

  private boolean isFree(String name) {
    return Labels.portName(name).isPresent() && taken.add(name);
  }
}
