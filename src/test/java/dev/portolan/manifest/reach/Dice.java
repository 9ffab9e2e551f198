package dev.portolan.manifest.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Chance that can be repeated. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @SafeVarargs
  final <T> T of(T... some) {
    return some[random.nextInt(some.length)];
  }

  <T> List<T> some(int least, int most, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    int count = least + upTo(most - least);
    while (all.size() < count) {
      all.add(one.get());
    }
    return all;
  }
}
