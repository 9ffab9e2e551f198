package dev.portolan.document;

import dev.portolan.document.check.Catalogue;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.read.Reader;
import java.util.List;

/** A port-map document, read: what it says, and what is wrong or odd with it. */
public record PortMapImport(Reading reading, List<Finding> findings) {

  private static final int REPLACEMENT = 0xFFFD;

  public PortMapImport {
    findings = List.copyOf(findings);
  }

  /** Reads a document; every text can be read. Characters that steer a terminal are replaced. */
  public static PortMapImport of(String document, String text) {
    Reading reading = Reader.read(document, clean(text));
    return new PortMapImport(reading, Catalogue.findings(reading));
  }

  private static String clean(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .map(c -> steers(c) ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Control characters, and those that turn the direction of a line. */
  private static boolean steers(int c) {
    boolean control = c != '\n' && c != '\t' && Character.getType(c) == Character.CONTROL;
    return control || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
