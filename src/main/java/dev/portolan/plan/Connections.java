package dev.portolan.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Who is connected with whom, through others too (union-find). Each number points towards a smaller
 * one that it is connected with; the smallest points at itself, and stands for all of them.
 */
final class Connections {

  private final int[] towards;
  private final boolean[] connected;

  Connections(int size) {
    towards = new int[size];
    connected = new boolean[size];
    Arrays.setAll(towards, i -> i);
  }

  void connect(int one, int other) {
    int first = first(one);
    int second = first(other);
    towards[Math.max(first, second)] = Math.min(first, second);
    connected[one] = true;
    connected[other] = true;
  }

  /** The smallest number that it is connected with; itself, where there is none. */
  int first(int number) {
    int at = number;
    while (towards[at] != at) {
      // The next one who asks has half the way.
      towards[at] = towards[towards[at]];
      at = towards[at];
    }
    return at;
  }

  /** All that stand for others or for themselves alone; the latter last. */
  IntStream firsts() {
    return IntStream.concat(
        firstsOfAll().filter(i -> connected[i]), firstsOfAll().filter(i -> !connected[i]));
  }

  private IntStream firstsOfAll() {
    return IntStream.range(0, towards.length).filter(i -> towards[i] == i);
  }
}
