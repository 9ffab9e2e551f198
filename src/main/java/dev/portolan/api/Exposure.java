package dev.portolan.api;

/** How far beyond its namespace a service can be reached. */
public enum Exposure {
  Internal,
  NodePort,
  LoadBalancer,
  Host,
  External
}
