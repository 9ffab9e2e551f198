package dev.portolan.document.word;

import java.util.List;
import java.util.Optional;

/** How a heading or a cell rates the danger of a conflict. */
public final class Ratings {

  private Ratings() {}

  /** "safe" or "common"; nothing if the text does not rate. */
  public static Optional<String> of(String text) {
    boolean safe =
        text.contains("✅")
            || text.contains("🟢")
            || Words.anyOf(text, List.of("no known", "no conflicts", "safe", "none", "low"));
    if (safe) {
      return Optional.of("safe");
    }
    boolean common =
        text.contains("⚠")
            || text.contains("🟡")
            || text.contains("🔴")
            || Words.anyOf(text, List.of("potential", "common", "high", "medium"));
    return common ? Optional.of("common") : Optional.empty();
  }
}
