package dev.portolan.api;

/** What a policy's rule does to a claim that breaks it. */
public enum Enforcement {
  Warn,
  DenyNew,
  Deny
}
