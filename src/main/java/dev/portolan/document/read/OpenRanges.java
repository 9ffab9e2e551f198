package dev.portolan.document.read;

import java.util.regex.Pattern;

/** Ranges without an end: "51000+" goes up to the last port there is. */
final class OpenRanges {

  private static final Pattern OPEN = Pattern.compile("\\b(\\d{4,5})\\+(?![\\s\\d]*\\d)");

  private OpenRanges() {}

  /** The same text with the last number written out. */
  static String closed(String text) {
    return OPEN.matcher(text).replaceAll("$1-65535");
  }
}
