package dev.portolan.ledger;

/** How far a port can be reached. */
public enum Exposure {
  Internal,
  NodePort,
  LoadBalancer,
  Host,
  External;

  /**
   * Whether both are shown by the same {@code Service.spec.type}, so that one can become the other
   * without changing it.
   */
  public boolean sameServiceTypeAs(Exposure other) {
    return shape() == other.shape();
  }

  /**
   * Whether the API server allocates a node port for it (a load balancer's can be switched off).
   */
  public boolean hasNodePort() {
    return this == NodePort || this == LoadBalancer;
  }

  private Exposure shape() {
    return this == Host ? Internal : this;
  }
}
