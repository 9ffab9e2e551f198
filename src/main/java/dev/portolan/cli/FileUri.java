package dev.portolan.cli;

import java.nio.charset.StandardCharsets;

/** A path as a URI reference (RFC 3986), which a path with blanks or other letters is not. */
final class FileUri {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private FileUri() {}

  /** What may not stand in a URI is left to percents; a relative path stays relative. */
  static String of(String file) {
    StringBuilder uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
    for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
      uri.append(
          UNRESERVED.indexOf(octet) >= 0 ? Character.toString(octet) : "%%%02X".formatted(octet));
    }
    return uri.toString();
  }
}
