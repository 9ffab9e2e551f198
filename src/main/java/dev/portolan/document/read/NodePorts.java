package dev.portolan.document.read;

import java.util.List;
import java.util.stream.Stream;

/** The numbers that a cluster gives out on its nodes, unless somebody changed its range. */
final class NodePorts {

  private static final int FIRST = 30_000;
  private static final int LAST = 32_767;

  private NodePorts() {}

  /** Whether there are some, and all of them are such numbers. */
  static boolean areAll(Stream<String> cells) {
    List<Mention> all = cells.flatMap(cell -> Mentions.of(cell).list().stream()).toList();
    return !all.isEmpty() && all.stream().allMatch(m -> m.port() >= FIRST && m.port() <= LAST);
  }
}
