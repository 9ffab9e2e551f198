package dev.portolan.document.markdown;

/** The block between two lines of dashes at the very top, which other tools read. */
final class FrontMatter {

  private static final String FENCE = "---";

  private FrontMatter() {}

  /** The same text with as many lines, those of the front matter empty. */
  static String blanked(String source) {
    if (!source.startsWith(FENCE + "\n")) {
      return source;
    }
    int end = source.indexOf("\n" + FENCE + "\n", FENCE.length());
    if (end < 0) {
      return source;
    }
    int rest = end + FENCE.length() + 1;
    int lines = (int) source.substring(0, rest).chars().filter(c -> c == '\n').count();
    return "\n".repeat(lines) + source.substring(rest);
  }
}
