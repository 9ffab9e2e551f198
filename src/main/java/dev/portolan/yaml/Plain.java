package dev.portolan.yaml;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted value means to kubectl and the API server, which read YAML by sigs.k8s.io/yaml
 * (YAML 1.1 without base 60).
 *
 * <pre>
 *  yes Yes on On y true      true         0777   511, octal       22:22       a text
 *  no No off n false         false        0x1F   31               2026-01-01  a text
 *  ~ null, and nothing       nothing      0b11   3                089         89, it is no octal
 *  1_000                     1000         1e3    1000             .inf        no number in JSON
 * </pre>
 */
final class Plain {

  /** Stands for null, which no map can hold. */
  static final Object NOTHING = new Object();

  private static final Map<String, Object> WORDS =
      Map.ofEntries(
          Map.entry("", NOTHING),
          Map.entry("~", NOTHING),
          Map.entry("null", NOTHING),
          Map.entry("Null", NOTHING),
          Map.entry("NULL", NOTHING),
          Map.entry(".nan", Double.NaN),
          Map.entry(".NaN", Double.NaN),
          Map.entry(".NAN", Double.NaN));
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");
  private static final BigInteger LONGEST = BigInteger.ONE.shiftLeft(64);
  private static final double EXACT = 1e15;

  private Plain() {}

  /** A String, Boolean, Long, Double, or {@link #NOTHING}. */
  static Object value(String text) {
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    Object word = WORDS.get(text);
    return word != null ? word : startsLikeNumber(text) ? number(text) : text;
  }

  private static boolean startsLikeNumber(String text) {
    char first = text.charAt(0);
    return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
  }

  private static Object number(String text) {
    if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (DATE.matcher(text).matches()) {
      return text;
    }
    String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
    return integer(digits)
        .<Object>map(Plain::narrowed)
        .or(() -> fraction(digits).map(Plain::integral))
        .orElse(text);
  }

  private static Optional<Double> fraction(String digits) {
    return FLOAT.matcher(digits).matches()
        ? Optional.of(Double.valueOf(digits)).filter(Double::isFinite)
        : Optional.empty();
  }

  private static Object narrowed(BigInteger number) {
    return number.bitLength() < 64 ? (Object) number.longValue() : number.doubleValue();
  }

  /** A number without a fraction is written to JSON without one. */
  static Object integral(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT
        ? (Object) (long) number
        : (Object) number;
  }

  private static Optional<BigInteger> integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = radix(digits);
    String bare = radix == 10 ? digits : digits.substring(isLetter(digits.charAt(1)) ? 2 : 1);
    if (bare.isEmpty() || !bare.chars().allMatch(c -> Character.digit(c, radix) >= 0 && c < 128)) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(bare, radix);
    return Optional.of(negative ? number.negate() : number)
        .filter(n -> n.abs().compareTo(LONGEST) < 0);
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
      default -> 10;
    };
  }
}
