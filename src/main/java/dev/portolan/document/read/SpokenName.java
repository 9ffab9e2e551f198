package dev.portolan.document.read;

import dev.portolan.document.word.Speech;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names behind an arrow from what is spoken with them: "HTTP → front door". */
final class SpokenName {

  private static final Pattern SPOKEN =
      Pattern.compile("^(?<speech>[^→>]+?)\\s*(?:→|[-=]+>|⇒)\\s*(?<name>\\p{L}.*)$");

  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:[a-z0-9.-]+(?::\\d+)?/)*(?<name>[a-z][a-z0-9._-]*):(?:v?\\d[\\w.-]*|latest|stable|alpine|main)");

  private SpokenName() {}

  /** The name alone, of an image without its publisher and version; other words as they are. */
  static String of(String title) {
    Matcher image = IMAGE.matcher(title);
    return image.matches() ? image.group("name") : withoutSpeech(title);
  }

  private static String withoutSpeech(String title) {
    Matcher spoken = SPOKEN.matcher(title);
    return spoken.matches()
            && Speech.isProtocol(spoken.group("speech"))
            && !Speech.isProtocol(spoken.group("name"))
        ? spoken.group("name")
        : title;
  }
}
