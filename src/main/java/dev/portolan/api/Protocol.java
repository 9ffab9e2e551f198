package dev.portolan.api;

/** The transport protocol of a port. */
public enum Protocol {
  TCP,
  UDP,
  SCTP
}
