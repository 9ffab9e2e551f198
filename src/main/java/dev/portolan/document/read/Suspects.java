package dev.portolan.document.read;

import dev.portolan.document.word.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of a text that look like ports, whatever else the text is; not dates, amounts and the
 * like.
 */
final class Suspects {

  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int HIGHEST = 65_535;

  /** Below 1024 most numbers count something; these are known to everybody. */
  private static final Set<Integer> KNOWN =
      Set.of(
          20, 21, 22, 23, 25, 53, 67, 68, 69, 80, 81, 88, 110, 111, 123, 143, 161, 162, 179, 389,
          443, 445, 465, 500, 514, 554, 587, 631, 636, 853, 873, 993, 995);

  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\.?";
  private static final Pattern NO_PORTS =
      Pattern.compile(
          "(?i)"
              + Mentions.UUID
              + "|\\b(?:19|20)\\d\\d[-/.年]\\s?\\d{1,2}(?:[-/.月]\\s?\\d{1,2})?(?!\\d)"
              + "|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b"
              + "|\\b(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?\\b(?!:)"
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?"
              + "|\\bv?\\d+\\.\\d[\\w.]*"
              + "|\\b(?:\\d{1,2}\\.?\\s+)?"
              + MONTH
              + "\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?\\d{4}\\b"
              + "|\\b\\d[\\d,]*\\s?(?:%|[kmgt]i?b\\b|ms\\b|s\\b|sec|min|hour|day|week|month|year|file|service"
              + "|port\\b|ports\\b|user|request|connection|container|line|time|char|gpu|byte|token|项|个)"
              + "|\\b(?:timeout|limit|size|memory|max(?:imum)?(?:\\s\\p{L}+)?|min(?:imum)?(?:\\s\\p{L}+)?|retries)\\s*[:=]\\s*\\d+"
              + "|\\b(?:pid|uid|gid|rfc|issue|pr|id|lines?|phase|step|version|since|copyright)\\s*[#:]?\\s*\\d+"
              + "|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,8}",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}_$#@.-])(?<mark>:)?(?<number>\\d{2,5})(?![\\p{L}\\p{N}_])");
  private static final List<String> PORT = List.of("port", "ports", "端口", "ポート", "포트", "puerto");

  private Suspects() {}

  /**
   * The numbers in their order.
   *
   * @param running whether it is running text, where a number has to be called a port
   */
  static Set<Integer> of(String text, boolean running) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return Set.of();
    }
    String rest = NO_PORTS.matcher(text).replaceAll(" ");
    Set<Integer> numbers = new LinkedHashSet<>();
    Matcher match = NUMBER.matcher(rest);
    int last = 0;
    while (match.find()) {
      int number = Integer.parseInt(match.group("number"));
      boolean marked =
          match.group("mark") != null || Words.anyOf(rest.substring(last, match.start()), PORT);
      if (isPort(number, marked, running)) {
        numbers.add(number);
      }
      last = match.end();
    }
    return numbers;
  }

  private static boolean isPort(int number, boolean marked, boolean running) {
    boolean year = number >= 1990 && number <= 2039;
    boolean plain = number >= FIRST_UNPRIVILEGED ? !year : KNOWN.contains(number);
    return number <= HIGHEST && (marked || (plain && !running));
  }
}
