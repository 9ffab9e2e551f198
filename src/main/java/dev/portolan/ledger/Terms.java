package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of a namespace make of a wish: which keys it needs.
 *
 * @param pool the load balancers' pool, meaningful when {@code addresses} is Shared
 * @param withdrawnBy the policy that says {@code Deny} and these terms: who runs when they bring it
 *     onto somebody else's key is withdrawn; empty: it goes on
 */
public record Terms(
    CollisionScope collisionScope, Addresses addresses, String pool, Optional<String> withdrawnBy) {

  /** The terms where no policy says anything. */
  public static final Terms WITHOUT_POLICY =
      new Terms(CollisionScope.Namespace, Addresses.PerService, "default");

  /** Terms that withdraw nothing. */
  public Terms(CollisionScope collisionScope, Addresses addresses, String pool) {
    this(collisionScope, addresses, pool, Optional.empty());
  }

  /** Whether it is by these terms, and not by nature, that the wish needs the key for itself. */
  boolean demand(Key key, Wish wish) {
    return switch (key) {
      case Key.InNamespace k -> true;
      case Key.InCluster k -> true;
      case Key.OnLoadBalancer k -> true;
      case Key.OnHost k ->
          wish.exposure() == Exposure.LoadBalancer
              && wish.hostPort().filter(port -> port == k.number()).isEmpty();
      case Key.OnNode k -> false;
      case Key.InService k -> false;
      case Key.ServiceName k -> false;
    };
  }

  /** Every key that the wish needs, in the order in which leases are taken. */
  List<Key> keys(ClaimId id, Wish wish) {
    if (wish.exposure() == Exposure.External) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>();
    if (wish.programmed()) {
      add(keys, new Key.ServiceName(id.namespace(), id.service()));
      add(keys, new Key.InService(id.namespace(), id.service(), wish.protocol(), wish.port()));
    }
    if (wish.onService()) {
      addServiceKeys(keys, id, wish);
    }
    wish.hostNumber().ifPresent(number -> add(keys, new Key.OnHost(wish.protocol(), number)));
    keys.sort(Comparator.naturalOrder());
    return List.copyOf(keys);
  }

  private void addServiceKeys(List<Key> keys, ClaimId id, Wish wish) {
    if (collisionScope != CollisionScope.Service) {
      add(keys, new Key.InNamespace(id.namespace(), wish.protocol(), wish.port()));
    }
    if (collisionScope == CollisionScope.Cluster) {
      add(keys, new Key.InCluster(wish.protocol(), wish.port()));
    }
    if (wish.exposure() == Exposure.LoadBalancer) {
      balancerKey(wish.protocol(), wish.port()).ifPresent(key -> add(keys, key));
      wish.healthCheck().ifPresent(number -> add(keys, new Key.OnNode(number)));
    }
    if (wish.exposure().hasNodePort()) {
      wish.nodePort().ifPresent(node -> add(keys, new Key.OnNode(node.number())));
    }
  }

  /** Each once: a balancer may stand on the very host port that is asked for, too. */
  private static void add(List<Key> keys, Key key) {
    if (!keys.contains(key)) {
      keys.add(key);
    }
  }

  private Optional<Key> balancerKey(Protocol protocol, int port) {
    return switch (addresses) {
      case PerService -> Optional.empty();
      case Shared -> Optional.of(new Key.OnLoadBalancer(pool, protocol, port));
      case Host -> Optional.of(new Key.OnHost(protocol, port));
    };
  }

  /**
   * What a number that was leased under former policies would be called today, where that is
   * another key: on a load balancer of another pool, or in the whole cluster.
   */
  public Optional<Key> today(Key leased) {
    Optional<Key> today =
        switch (leased) {
          case Key.OnLoadBalancer k -> balancerKey(k.protocol(), k.number());
          case Key.InNamespace k ->
              collisionScope == CollisionScope.Cluster
                  ? Optional.of(new Key.InCluster(k.protocol(), k.number()))
                  : Optional.empty();
          case Key.InCluster k -> Optional.empty();
          case Key.OnNode k -> Optional.empty();
          case Key.OnHost k -> Optional.empty();
          case Key.InService k -> Optional.empty();
          case Key.ServiceName k -> Optional.empty();
        };
    return today.filter(key -> !key.equals(leased));
  }
}
