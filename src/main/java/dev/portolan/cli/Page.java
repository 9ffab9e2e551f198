package dev.portolan.cli;

import dev.portolan.report.Dress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What the HTML page is made with, as it comes with the program. */
final class Page {

  private Page() {}

  static Dress dress() {
    String style = Bundled.text("page.css");
    String script = Bundled.text("page.js");
    return new Dress(Bundled.text("page.html"), style, script, hash(style), hash(script));
  }

  /** As a content security policy names what may run. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
