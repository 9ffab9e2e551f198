package dev.portolan.api;

/** How far a port of one allocation blocks the same number of another. */
public enum CollisionScope {
  Service,
  Namespace,
  Cluster
}
