package dev.portolan.document.word;

import java.util.List;
import java.util.Set;

/** Names of what is counted in a summary: "Active ports: 19", "Conflicts: 4". */
public final class Tallies {

  /** No port that anybody writes down by hand is as small as the count of them. */
  public static final int MOST = 1023;

  private static final Set<String> COUNTED =
      Set.copyOf(
          Words.phrases(
              """
            ports; services; conflicts; containers; hosts; nodes; files; instances; projects;
            ranges; slots; blocks; applications; apps"""));
  private static final Set<String> HOW =
      Set.copyOf(
          Words.phrases(
              """
            active; reserved; total; used; free; available; unique; resolved; open; unresolved;
            remaining; planned; exposed; allocated; assigned; documented; all; number; of; max;
            maximum; modified; changed; running"""));

  private Tallies() {}

  /** Whether the name says how many there are, and the number is small enough to be a count. */
  public static boolean isTally(String name, int number) {
    List<String> words = Words.list(name);
    return number <= MOST
        && !words.isEmpty()
        && COUNTED.contains(words.getLast())
        && HOW.containsAll(words.subList(0, words.size() - 1));
  }
}
