package dev.portolan.api;

/** Where a number is taken: the scope of a key. */
public enum Scope {
  Namespace,
  Node,
  LoadBalancer,
  Host,
  Cluster
}
