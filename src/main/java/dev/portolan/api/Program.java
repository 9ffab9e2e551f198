package dev.portolan.api;

/** What the operator creates for an allocation. */
public enum Program {
  Service,
  NetworkPolicy
}
