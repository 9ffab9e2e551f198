package dev.portolan.api;

/** Whether a lease is in use or kept for later. */
public enum LeaseState {
  Active,
  Reserved
}
