package dev.portolan.ledger;

/** The kind of a refusal: who stands behind it. */
public enum Kind {
  /** The API server, the scheduler or the kernel would refuse it too. */
  Physical,
  /** True on this platform, for instance where load balancers share one address. */
  Platform,
  /** A rule of the house. */
  Governance
}
