package dev.portolan.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a committed text differs from what it should be: lines to take out, and lines to put in. */
final class Drift {

  private static final String ORDER = "the lines are the same, in another order; export it again";

  private Drift() {}

  /** Lines with - stand in the committed text only, lines with + are missing there. */
  static List<String> between(String committed, String current) {
    String found = committed.replace("\r\n", "\n");
    List<String> drift = new ArrayList<>(only("- ", found, current));
    drift.addAll(only("+ ", current, found));
    return drift.isEmpty() && !found.equals(current) ? List.of(ORDER) : drift;
  }

  private static List<String> only(String mark, String text, String other) {
    Map<String, Integer> there = new HashMap<>();
    other.lines().forEach(line -> there.merge(line, 1, Integer::sum));
    return text.lines()
        .filter(line -> there.merge(line, -1, Integer::sum) < 0)
        .map(line -> mark + line)
        .toList();
  }
}
