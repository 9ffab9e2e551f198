package dev.portolan.bench;

import java.util.Arrays;

/** The figure in the middle, which a run that was disturbed does not move. */
final class Median {

  private Median() {}

  static double of(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
