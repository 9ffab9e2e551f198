package dev.portolan.ledger;

/** Whose address a load balancer's port is opened on. */
public enum Addresses {
  /** Every Service has an address of its own: nothing can collide. */
  PerService,
  /** The Services of a pool share one address. */
  Shared,
  /** The nodes' own addresses, as k3s ServiceLB does. */
  Host
}
