package dev.portolan.report;

import java.util.regex.Pattern;

/** What tenants wrote, as a page may show it. */
final class Words {

  // Line breaks, what steers a terminal, what turns the direction of a line, and what nobody sees.
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Cs}\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]+");

  private Words() {}

  /** On one line, and nothing in it but what is seen. */
  static String clean(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
