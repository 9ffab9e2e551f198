package dev.portolan.ledger;

/** How far a rule goes. */
public enum Enforcement {
  /** It only tells. */
  Warn,
  /** It refuses newcomers and leaves what runs alone. */
  DenyNew,
  /** It withdraws what runs, too. */
  Deny
}
