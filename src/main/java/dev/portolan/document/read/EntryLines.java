package dev.portolan.document.read;

import dev.portolan.document.word.Brackets;
import java.util.regex.Pattern;

/** Lines of lists before they are read: without ornaments, dates and what once was. */
final class EntryLines {

  private static final Pattern ORNAMENT =
      Pattern.compile("^(?:\\[[ xX]\\]|[\\p{So}\\p{Sk}\\uFE0F\\u200D✓✔✗✘✕\\s])+");

  /** The end of many numbers: "ports >= 4000". */
  private static final Pattern BOUND = Pattern.compile("(?<![=-])[<>]=?\\s*\\d|[≤≥]\\s*\\d");

  /** "3000, 3002, 3004, …" shows how numbers are chosen. */
  private static final Pattern OPEN_END =
      Pattern.compile("\\d{2,5},?\\s*(?:…|\\.{3}|\\betc\\b)(?!\\s*:?\\d)");

  /** The groups of an identifier, the parts of a date. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(Mentions.UUID + "|\\b20\\d\\d-\\d\\d-\\d\\d\\b");

  /** What a number was before. */
  private static final Pattern FORMER =
      Pattern.compile("(?i)\\s*\\[(?:was|were|formerly|previously|old|war|antes)\\b[^\\]]*\\]");

  /** What a program calls a number: "ws_port: int". */
  private static final Pattern DECLARED =
      Pattern.compile("[a-z]_ports?\\s*:\\s*(?:int|str|u16|number|string)\\b");

  private EntryLines() {}

  /** The line without the signs before it and without what is no part of it. */
  static String cleaned(String text) {
    String known = FORMER.matcher(IDENTIFIER.matcher(text).replaceAll("…")).replaceAll("").strip();
    return ORNAMENT.matcher(known.replaceAll("\\s*[,;.]$", "")).replaceFirst("").strip();
  }

  /** Whether its numbers are some, rather than all from one on. */
  static boolean mayGive(String line) {
    return !BOUND.matcher(Brackets.of(line).outside()).find() && !OPEN_END.matcher(line).find();
  }

  /** Whether a name is what a program calls a number. */
  static boolean isDeclared(String name) {
    return DECLARED.matcher(name).find();
  }
}
