package dev.portolan.ledger;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What runs where no Service shows it (registered only, or a process of the node): read off the
 * leases' keys.
 */
final class LeasedWish {

  private LeasedWish() {}

  static Wish of(Wish declared, Terms terms, SortedSet<Key> keys) {
    Optional<Integer> service =
        number(keys, Key.InNamespace.class).or(() -> number(keys, Key.InCluster.class));
    Optional<Integer> balancer =
        number(keys, Key.OnLoadBalancer.class).or(() -> balancerOnHost(declared, terms, keys));
    Optional<Integer> node = number(keys, Key.OnNode.class);
    Optional<Integer> host =
        number(keys, Key.OnHost.class).filter(number -> !isBalancer(number, declared, terms));
    Exposure exposure = exposure(declared, service, balancer, node, host);
    return new Wish(
        exposure,
        protocol(declared, keys),
        service.or(() -> balancer).or(() -> host).orElse(declared.port()),
        node.map(number -> new Wish.NodePort(number, true)),
        exposure == Exposure.Host && declared.hostPort().isEmpty() ? Optional.empty() : host,
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
        host.isPresent() && (service.isEmpty() || declared.exposure() == Exposure.Host);
    // A load balancer with an address of its own leaves no key that tells it from an internal port.
    return asHost
        ? Exposure.Host
        : declared.exposure() == Exposure.Host ? Exposure.Internal : declared.exposure();
  }

  private static Optional<Integer> balancerOnHost(Wish declared, Terms terms, SortedSet<Key> keys) {
    return number(keys, Key.OnHost.class).filter(number -> isBalancer(number, declared, terms));
  }

  // Where balancers are opened on the nodes, only the declaration tells one from a hostPort.
  private static boolean isBalancer(int number, Wish declared, Terms terms) {
    return terms.addresses() == Addresses.Host
        && declared.exposure() == Exposure.LoadBalancer
        && declared.hostPort().filter(port -> port == number).isEmpty();
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
