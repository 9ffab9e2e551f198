package dev.portolan.document.read;

import dev.portolan.document.word.Speech;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names behind an arrow from what is spoken with them: "HTTP → front door". */
final class SpokenName {

  private static final Pattern SPOKEN =
      Pattern.compile("^(?<speech>[^→>]+?)\\s*(?:→|[-=]+>|⇒)\\s*(?<name>\\p{L}.*)$");

  private SpokenName() {}

  /** The name alone; any other words as they are. */
  static String of(String title) {
    Matcher spoken = SPOKEN.matcher(title);
    return spoken.matches()
            && Speech.isProtocol(spoken.group("speech"))
            && !Speech.isProtocol(spoken.group("name"))
        ? spoken.group("name")
        : title;
  }
}
