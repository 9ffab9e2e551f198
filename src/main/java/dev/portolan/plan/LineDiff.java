package dev.portolan.plan;

import java.util.ArrayList;
import java.util.List;

/** The lines that differ between two texts, by their longest common subsequence. */
final class LineDiff {

  private LineDiff() {}

  /**
   * Lines that go begin with {@code -}, lines that come with {@code +}; common ones are left out.
   */
  static List<String> of(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (both && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + before.get(i++));
      } else {
        lines.add("+ " + after.get(j++));
      }
    }
    return lines;
  }

  /** How many lines the rests from here on have in common. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
