package dev.portolan.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Sets off the words that judge, for who reads at a terminal. In a pipe, or where {@code NO_COLOR}
 * asks for it, every word stays as it is.
 */
final class Ink implements UnaryOperator<String> {

  private static final Map<String, Style> STYLES =
      Map.ofEntries(
          Map.entry("error", Style.fg_red),
          Map.entry("warning", Style.fg_yellow),
          Map.entry("info", Style.fg_cyan),
          Map.entry("Granted", Style.fg_green),
          Map.entry("Kept", Style.fg_yellow),
          Map.entry("Contested", Style.fg_red),
          Map.entry("Conflicted", Style.fg_red),
          Map.entry("Denied", Style.fg_red),
          Map.entry("+", Style.fg_green),
          Map.entry("~", Style.fg_yellow),
          Map.entry("-", Style.fg_red),
          Map.entry("!", Style.fg_red));

  /** The sign before an entry of a plan, or before a line of a difference. */
  private static final Pattern SIGN = Pattern.compile("^ +([-+~!])(?= )");

  /** The verdict at the end of a line that begins an entry. */
  private static final Pattern STATE = Pattern.compile("^(\\S.*: )(\\w+)$");

  private final Ansi ansi;

  private Ink(Ansi ansi) {
    this.ansi = ansi;
  }

  /** For what goes to the standard output. */
  static Ink ofOut(CommandLine command) {
    return new Ink(Terminals.of(command).outColours());
  }

  /** For what goes to the standard error. */
  static Ink ofErr(CommandLine command) {
    return new Ink(Terminals.of(command).errColours());
  }

  @Override
  public String apply(String word) {
    return Optional.ofNullable(STYLES.get(word))
        .filter(style -> ansi.enabled())
        .map(style -> style.on() + word + style.off())
        .orElse(word);
  }

  /** A line with the sign that it begins with set off, if it has one. */
  String sign(String line) {
    return SIGN.matcher(line)
        .replaceFirst(sign -> sign.group().replace(sign.group(1), apply(sign.group(1))));
  }

  /** A line with the state that it ends with set off, if it has one. */
  String state(String line) {
    Matcher state = STATE.matcher(line);
    return state.matches() ? state.group(1) + apply(state.group(2)) : line;
  }
}
