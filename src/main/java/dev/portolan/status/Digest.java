package dev.portolan.status;

import java.util.List;
import java.util.stream.Collectors;

/** Many sentences in the space of a condition's message. */
final class Digest {

  private static final int SENTENCES = 3;
  private static final int CHARACTERS = 320;

  private Digest() {}

  /**
   * The first three sentences, and how many more there are; about a thousand characters at most.
   */
  static String of(List<String> sentences) {
    String first =
        sentences.stream().limit(SENTENCES).map(Digest::cut).collect(Collectors.joining(" "));
    int more = sentences.size() - SENTENCES;
    return more > 0 ? first + " And " + more + " more." : first;
  }

  private static String cut(String sentence) {
    return sentence.length() <= CHARACTERS ? sentence : sentence.substring(0, CHARACTERS - 1) + "…";
  }

  /** {@code 1 port is}, {@code 2 ports are}. */
  static String ports(long count) {
    return count == 1 ? "1 port is" : count + " ports are";
  }
}
