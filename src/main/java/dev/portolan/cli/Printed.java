package dev.portolan.cli;

/** What may reach a terminal. */
final class Printed {

  private Printed() {}

  /** On one line, and without anything that steers a terminal. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+", " ");
  }
}
