package dev.portolan.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * One document of a text that holds several, as kubectl cuts them: at lines that begin with three
 * dashes.
 *
 * @param lines how many lines stand before it
 */
record Chunk(String text, int lines) {

  private static final String DASHES = "---";

  static List<Chunk> of(String text) {
    List<Chunk> chunks = new ArrayList<>();
    int start = 0;
    int lines = 0;
    for (int end = next(text, 0); start < text.length(); end = next(text, end)) {
      Chunk chunk = new Chunk(text.substring(start, end), lines);
      chunks.add(chunk);
      lines += lines(text, start, end);
      start = end;
    }
    return chunks;
  }

  private static int lines(String text, int start, int end) {
    int lines = 0;
    for (int at = text.indexOf('\n', start, end); at >= 0; at = text.indexOf('\n', at + 1, end)) {
      lines++;
    }
    return lines;
  }

  /** Where the next document begins. */
  private static int next(String text, int after) {
    int at = after;
    while (true) {
      at = text.indexOf("\n" + DASHES, at);
      if (at < 0) {
        return text.length();
      }
      at++;
      if (at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3))) {
        return at;
      }
    }
  }

  /** Whether it can be a document for us; most files of a repository hold others. */
  boolean mayConcernUs() {
    return namesUs() || text.contains("Namespace");
  }

  /** Whether it says our name, so that it is certainly for us if it is a document at all. */
  boolean namesUs() {
    return text.contains(Reader.GROUP);
  }
}
