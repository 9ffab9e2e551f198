package dev.portolan.ledger;

import java.util.Locale;

/** A transport protocol of a Service port, as in {@code core/v1 ServicePort.protocol}. */
public enum Protocol {
  TCP,
  UDP,
  SCTP;

  /** The word as it stands in a lease's name, e.g. {@code tcp}. */
  public String lower() {
    return name().toLowerCase(Locale.ROOT);
  }
}
