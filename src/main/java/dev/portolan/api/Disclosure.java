package dev.portolan.api;

/** What a refusal tells another namespace about a holder. */
public enum Disclosure {
  Holder,
  Namespace
}
