package dev.portolan.document;

import dev.portolan.document.check.Catalogue;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.read.Reader;
import java.util.List;

/** A port-map document, read: what it says, and what is wrong or odd with it. */
public record PortMapImport(Reading reading, List<Finding> findings) {

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
        .replaceAll("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069&&[^\\n\\t]]", "\uFFFD");
  }
}
