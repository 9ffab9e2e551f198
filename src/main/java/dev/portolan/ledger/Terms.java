package dev.portolan.ledger;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the policies of a namespace make of a wish: which keys it needs.
 *
 * @param pool the load balancers' pool, meaningful when {@code addresses} is Shared
 */
public record Terms(CollisionScope collisionScope, Addresses addresses, String pool) {

  /** The terms where no policy says anything. */
  public static final Terms WITHOUT_POLICY =
      new Terms(CollisionScope.Namespace, Addresses.PerService, "default");

  /** Every key that the wish needs, in the order in which leases are taken. */
  SortedSet<Key> keys(ClaimId id, Wish wish) {
    SortedSet<Key> keys = new TreeSet<>();
    if (wish.exposure() == Exposure.External) {
      return keys;
    }
    if (wish.programmed()) {
      keys.add(new Key.ServiceName(id.namespace(), id.service()));
      keys.add(new Key.InService(id.namespace(), id.service(), wish.protocol(), wish.port()));
    }
    if (wish.selecting() || wish.exposure() != Exposure.Host) {
      addServiceKeys(keys, id, wish);
    }
    wish.hostNumber().ifPresent(number -> keys.add(new Key.OnHost(wish.protocol(), number)));
    return keys;
  }

  private void addServiceKeys(SortedSet<Key> keys, ClaimId id, Wish wish) {
    if (collisionScope != CollisionScope.Service) {
      keys.add(new Key.InNamespace(id.namespace(), wish.protocol(), wish.port()));
    }
    if (collisionScope == CollisionScope.Cluster) {
      keys.add(new Key.InCluster(wish.protocol(), wish.port()));
    }
    if (wish.exposure() == Exposure.LoadBalancer) {
      addLoadBalancerKey(keys, wish);
    }
    if (wish.exposure().hasNodePort()) {
      wish.nodePort().ifPresent(node -> keys.add(new Key.OnNode(node.number())));
    }
  }

  private void addLoadBalancerKey(SortedSet<Key> keys, Wish wish) {
    switch (addresses) {
      case PerService -> {}
      case Shared -> keys.add(new Key.OnLoadBalancer(pool, wish.protocol(), wish.port()));
      case Host -> keys.add(new Key.OnHost(wish.protocol(), wish.port()));
    }
  }
}
