package dev.portolan.api;

/** How load balancers get their addresses: one each, one for the pool, or the nodes' own. */
public enum Addresses {
  PerService,
  Shared,
  Host
}
