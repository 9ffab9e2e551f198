package dev.portolan.document.read;

import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Numbers;
import java.util.List;
import java.util.stream.Stream;

/** The numbers that a cluster gives out on its nodes, unless somebody changed its range. */
final class NodePorts {

  private static final Numbers RANGE = NodePortRule.KUBERNETES_DEFAULT.numbers();

  private NodePorts() {}

  /** Whether there are some, and all of them are such numbers. */
  static boolean areAll(Stream<String> cells) {
    List<Mention> all = cells.flatMap(cell -> Mentions.of(cell).list().stream()).toList();
    return !all.isEmpty() && all.stream().map(Mention::port).allMatch(RANGE::covers);
  }
}
