package dev.portolan.api;

/** The answer to one declared port. */
public enum PortState {
  Granted,
  Kept,
  Conflicted,
  Denied,
  Absent
}
