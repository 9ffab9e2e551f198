package dev.portolan.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of four and five digits in the lines of a source that may allocate ports. */
final class PortLikeNumbers {

  /**
   * A number, and where it stands.
   *
   * @param until the last line of its fence, if the fence is a program or a drawing; else its own
   *     line
   */
  record Spot(int line, int until, int number, String text) {}

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(?:>\\s*)*(?:\\||[-*+]\\s|\\d+[.)]\\s).*");
  private static final Pattern FENCE = Pattern.compile("\\s*(?:>\\s*)*(```+|~~~+)\\s*(\\S*).*");

  /** Dates, addresses, versions, identifiers, amounts. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)\\d{1,3}(?:\\.\\d{1,3}){3}|\\d+\\.\\d[\\w.]*|\\b20\\d\\d-\\d\\d(?:-\\d\\d)?"
              + "|[0-9a-f]{4,12}(?:-[0-9a-f]{4,12}){2,}|[0-9a-f]*::?[0-9a-f:]+\\]"
              + "|\\d[\\d,]*\\s?(?:%|ms|[kmg]b|seconds?|ports?|files?|requests?|lines?)\\b"
              + "|\\b(?:pid|rfc|issue|timeout|memory|size|max connections)\\D{0,3}\\d+");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}_.$#@/-])\\d{4,5}(?![\\p{L}\\p{N}_])");
  private static final Pattern PLAIN =
      Pattern.compile("(?:|text|txt|plain|plaintext|ascii|tree|none)");

  private PortLikeNumbers() {}

  /** Those of every table row, list item and fence, in the order of the lines. */
  static List<Spot> in(String source) {
    List<Spot> spots = new ArrayList<>();
    String[] lines = source.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher fence = FENCE.matcher(lines[i]);
      if (fence.matches()) {
        int end = end(lines, i, fence.group(1));
        boolean plain = PLAIN.matcher(fence.group(2)).matches() && !isFramed(lines, i + 1, end);
        for (int k = i + 1; k < end; k++) {
          add(lines[k], k + 1, plain ? k + 1 : end, plain ? k + 1 : i + 1, spots);
        }
        i = end;
      } else if (ENTRY.matcher(lines[i]).matches()) {
        add(lines[i], i + 1, i + 1, i + 1, spots);
      }
    }
    return spots;
  }

  /** A frame makes a drawing of the whole fence. */
  private static boolean isFramed(String[] lines, int from, int to) {
    return List.of(lines).subList(from, to).stream()
        .anyMatch(line -> line.chars().anyMatch(c -> "┌┐╔╗╭╮".indexOf(c) >= 0));
  }

  private static int end(String[] lines, int from, String mark) {
    int end = from + 1;
    while (end < lines.length && !lines[end].strip().startsWith(mark)) {
      end++;
    }
    return end;
  }

  private static void add(String line, int at, int until, int from, List<Spot> spots) {
    Matcher number = NUMBER.matcher(OTHER.matcher(line).replaceAll(" "));
    while (number.find()) {
      int found = Integer.parseInt(number.group());
      boolean year = found >= 1990 && found <= 2039;
      if (found >= 1024 && found <= 65_535 && !year) {
        spots.add(new Spot(from == at ? at : from, until, found, line));
      }
    }
  }
}
