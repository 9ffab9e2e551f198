package dev.portolan.ledger;

/** Among which Services a port number must be unique; stricter constants come later. */
public enum CollisionScope {
  Service,
  Namespace,
  Cluster
}
