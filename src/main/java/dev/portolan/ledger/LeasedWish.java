package dev.portolan.ledger;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What runs where no Service shows it (registered only, or a process of the node): read off the
 * leases' keys.
 */
final class LeasedWish {

  private LeasedWish() {}

  /** By the keys that tell what runs, and all numbers that the claim has on the nodes. */
  static Wish of(Claim claim, SortedSet<Key> keys, SortedSet<Integer> numbersOnNodes) {
    Wish declared = claim.wish();
    Optional<Integer> service =
        number(keys, Key.InNamespace.class).or(() -> number(keys, Key.InCluster.class));
    // Where balancers are opened on the nodes, only the declaration tells that there is one.
    OnNodes onNodes =
        OnNodes.of(claim, declared.exposure() == Exposure.LoadBalancer, service, numbersOnNodes);
    Optional<Integer> balancer = number(keys, Key.OnLoadBalancer.class).or(onNodes::balancer);
    Optional<Integer> node = number(keys, Key.OnNode.class);
    Optional<Integer> host = onNodes.hostPort();
    Exposure exposure = exposure(declared, service, balancer, node, host);
    int port = service.or(() -> balancer).or(() -> host).orElse(declared.port());
    return new Wish(
        exposure,
        protocol(declared, keys),
        port,
        node.map(number -> new Wish.NodePort(number, true)),
        host.filter(
            number ->
                exposure != Exposure.Host || declared.hostPort().isPresent() || number != port),
        declared.selecting(),
        declared.programmed());
  }

  private static Exposure exposure(
      Wish declared,
      Optional<Integer> service,
      Optional<Integer> balancer,
      Optional<Integer> node,
      Optional<Integer> host) {
    if (balancer.isPresent()) {
      return Exposure.LoadBalancer;
    }
    if (node.isPresent()) {
      return declared.exposure().hasNodePort() ? declared.exposure() : Exposure.NodePort;
    }
    boolean asHost =
        host.isPresent()
            && (service.isEmpty()
                || declared.exposure() == Exposure.Host
                || (host.equals(service) && !declared.hostPort().equals(host)));
    // A load balancer with an address of its own leaves no key that tells it from an internal port.
    return asHost
        ? Exposure.Host
        : declared.exposure() == Exposure.Host ? Exposure.Internal : declared.exposure();
  }

  private static Protocol protocol(Wish declared, SortedSet<Key> keys) {
    for (Key key : keys) {
      switch (key) {
        case Key.InNamespace k -> {
          return k.protocol();
        }
        case Key.InCluster k -> {
          return k.protocol();
        }
        case Key.OnLoadBalancer k -> {
          return k.protocol();
        }
        case Key.OnHost k -> {
          return k.protocol();
        }
        case Key.OnNode k -> {}
        case Key.InService k -> {}
        case Key.ServiceName k -> {}
      }
    }
    return declared.protocol();
  }

  private static Optional<Integer> number(SortedSet<Key> keys, Class<? extends Key> type) {
    return keys.stream().filter(type::isInstance).map(Key::number).findFirst();
  }
}
