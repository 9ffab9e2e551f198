package dev.portolan.yaml;

/**
 * Keeps one copy of each text that comes again soon: names of fields, kinds, protocols, and the
 * name that a resource, its labels and its selectors share. What is rare pushes out what was there,
 * so that it never grows.
 *
 * <p>Threads share it without a lock: a text is immutable, and whoever misses another thread's copy
 * keeps his own.
 */
final class Recurring {

  private static final int LONGEST = 64;
  private static final int SLOTS = 1 << 12;
  private static final String[] TEXTS = new String[SLOTS];

  private Recurring() {}

  /** An equal text, which may be one that somebody else keeps already. */
  static String text(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = TEXTS[slot];
    if (text.equals(known)) {
      return known;
    }
    TEXTS[slot] = text;
    return text;
  }
}
