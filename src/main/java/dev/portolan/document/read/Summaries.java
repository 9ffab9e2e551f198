package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Ranges that only sum up what others have one by one: "8000-8004: microservices". */
final class Summaries {

  private static final int SMALLEST = 3;
  private static final int LARGEST = 1000;

  private Summaries() {}

  /** The statements without such ranges, which are listed as not read. */
  static List<Statement> without(List<Statement> all, Draft draft) {
    Map<Integer, Set<String>> owners = new HashMap<>();
    for (Statement said : all) {
      if (said.numbers().endPort().isEmpty()) {
        said.numbers()
            .outer()
            .ifPresent(n -> owners.computeIfAbsent(n, p -> new HashSet<>()).add(Names.slug(said)));
      }
    }
    return all.stream().filter(said -> !isSummary(said, owners, draft)).toList();
  }

  private static boolean isSummary(Statement said, Map<Integer, Set<String>> owners, Draft draft) {
    int from = said.numbers().port().orElse(0);
    int to = said.numbers().endPort().orElse(0);
    if (to - from + 1 < SMALLEST || to - from > LARGEST) {
      return false;
    }
    Set<String> names = new HashSet<>();
    boolean all =
        IntStream.rangeClosed(from, to)
            .allMatch(n -> names.addAll(owners.getOrDefault(n, Set.of())) || owners.containsKey(n));
    if (all && names.size() > 1) {
      draft.unread.add(
          new Unread(
              said.line(),
              said.spot().column(),
              said.title() + " " + from + "-" + to,
              "others have these numbers one by one"));
      return true;
    }
    return false;
  }
}
