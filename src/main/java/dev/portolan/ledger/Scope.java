package dev.portolan.ledger;

/** Where a number must be unique. */
public enum Scope {
  Namespace,
  Node,
  LoadBalancer,
  Host,
  Cluster
}
