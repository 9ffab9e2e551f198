package dev.portolan.api;

/** Whether a lease is in use, kept for later, or freed and still kept for who had it. */
public enum LeaseState {
  Active,
  Reserved,
  Quarantined
}
